import { describe, expect, it } from 'vitest'
import { composeMail } from '../../../backend/exports/targets/mail/compose-mail.ts'
import { type LetterContent, letterText } from '../../../backend/exports/targets/mail/letter.ts'

const content: LetterContent = {
  language: 'en',
  title: 'Which wiki?',
  question: 'Which wiki do we run?',
  status: 'decided',
  decision: 'We run MediaWiki.',
  summary: [
    '**We run MediaWiki.**',
    '',
    'Reasons:',
    '- It is known & liked',
    '- See [here](https://evil.example)',
    '',
    'Tasks:',
    '- Move the pages, Anna',
  ].join('\n'),
  needsReview: [],
  tasks: [
    { title: 'Move the pages', owner: 'Anna', due: '2026-12-01', status: 'open' },
    { title: 'Tell everyone', owner: null, due: null, status: 'cancelled' },
  ],
}
const LINK = 'http://127.0.0.1:3000/runs/r1'

describe('a letter', () => {
  it('tells the decision, why, and who does what, each once', () => {
    expect(letterText(content, LINK, false)).toMatchObject({
      subject: 'Decision: Which wiki?',
      text: [
        'Which wiki?',
        'Question: Which wiki do we run?',
        'Decided: We run MediaWiki.',
        'Reasons:',
        '- It is known & liked\n- See here',
        'Action items',
        '- Move the pages (Anna · due 2026-12-01)\n- Tell everyone (no owner named · no date named · cancelled)',
        `Open it in the panel: ${LINK}`,
        'XIO Consilium sends this by itself to the addresses of XIO_MAIL_TO.\n',
      ].join('\n\n'),
    })
  })

  it('says the same in HTML, which holds words, one link and nothing else', () => {
    const { html } = letterText(content, LINK, false)
    expect(html).toContain('<li>It is known &amp; liked</li>')
    expect([...html.matchAll(/<(\w+)/g)].map(([, name]) => name)).toEqual(
      'html head meta title body h1 p p p ul li li h2 ul li li p a p'.split(' '),
    )
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([LINK])
  })

  it('is of one thread in the language of its meeting', () => {
    const { subject, text } = letterText(
      { ...content, language: 'ru', needsReview: ['посмотреть'] },
      LINK,
      true,
    )
    expect(subject).toBe('Re: Решение: Which wiki?')
    expect(text).toMatch(/посмотреть.*Открыть в панели: http/s)
  })

  it('links to nothing but a page of the web', () => {
    expect(letterText(content, 'javascript:alert(1)', false).html).not.toMatch(/javascript|<a/)
  })

  const HOSTILE = [
    'x\r\nBcc: all@example.com',
    'x\nContent-Type: text/html\n\n<script>alert(1)</script>',
    '<img src=https://evil.example/x.png onerror=alert(1)>',
    '"><a href=https://evil.example>click</a>',
    '\u202Egnp.exe',
    '=?utf-8?q?Bcc=3A_all?=',
    'x\u2028Bcc: all@example.com',
    'x\u0000y\u001b[31mred',
    '![p](https://evil.example/pixel)',
  ]
  it.each(HOSTILE)('keeps %j a text, in its head and in its body', async (text) => {
    const hostile: LetterContent = {
      ...content,
      title: text,
      question: text,
      decision: text,
      summary: `${text}\n\n- ${text}`,
      needsReview: [text],
      tasks: [{ title: text, owner: text, due: null, status: 'open' }],
    }
    const letter = letterText(hostile, LINK, true)
    expect([...letter.html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([LINK])
    expect(
      letter.html.replaceAll(
        /<\/?(?:html|head|meta|title|body|h[12]|p|ul|li|a)\b[^<>]*>|<!doctype html>/g,
        '',
      ),
    ).not.toMatch(/[<>]/)
    const raw = await composeMail({
      ...letter,
      from: 'xio@example.com',
      to: 'anna@example.com',
      messageId: '<1@example.com>',
      thread: '<0@example.com>',
      date: new Date(0),
    })
    const [head = ''] = raw.toString().split('\r\n\r\n')
    const names = head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0])
    expect(names).toHaveLength(11)
    expect(new Set(names)).toEqual(
      new Set([
        'Auto-Submitted',
        'Content-Type',
        'Date',
        'From',
        'In-Reply-To',
        'MIME-Version',
        'Message-ID',
        'References',
        'Subject',
        'To',
        'X-Auto-Response-Suppress',
      ]),
    )
    expect(head).not.toMatch(/\p{Bidi_Control}/u)
  })
})
