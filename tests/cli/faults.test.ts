import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { takeDataDir } from '../../backend/store/data-dir.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { type Ended, xio } from '../support/xio.ts'

// Tests run beside each other, so their folders go when all are done.
const root = mkdtempSync(path.join(tmpdir(), 'xio-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** One line that says what is wrong, exit code 2, no output, no stack. */
function expectOneLine({ code, out, err }: Ended, says: string | RegExp): void {
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 })
  expect(err).toMatch(/^xio: \S.*\n$/)
  expect(err).not.toMatch(/^\s+at |Error:|\bat [\w.]+ \(/m)
  expect(err).toMatch(says)
}

const BOMB = `title: bomb
question: is it?
notes: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`

const FILES: [name: string, file: string, content: string | Buffer, says: RegExp][] = [
  ['malformed JSON', 'm.json', '{"title": "x", "question": }', /m\.json, line 1/],
  ['a YAML bomb', 'm.yaml', BOMB, /m\.yaml/],
  ['a missing title', 'm.json', '{"question": "what?"}', /m\.json.*\/title is missing/],
  ['an unknown field', 'm.yaml', 'title: x\nquestion: y\nqestions: z\n', /m\.yaml, line 3: \/qestions/],
  ['many faults at once', 'm.json', '{"title": "x", "aa": 1, "bb": 2}', /m\.json.*\/aa.*and 1 more/],
  ['10 MB', 'm.md', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), /m\.md is longer than 10 MB: split it/],
  ['no UTF-8', 'm.md', Buffer.from([0x23, 0x20, 0xff, 0xfe]), /m\.md is not UTF-8 text/],
  ['an empty file', 'm.md', '', /m\.md.*is empty/],
  ['control characters', 'm.md', '# a\u001B[31m\n\u0007', /m\.md.*control characters/],
  ['an unknown template', 'm.yaml', 'title: x\nquestion: y\ntemplate: grand\n', /“grand”.*choose-option/],
  ['an unknown policy', 'm.yaml', 'title: x\nquestion: y\npolicy: dice\n', /"dice".*fsm, round_robin/],
  ['an id that leads elsewhere', 'm.yaml', 'title: x\nquestion: y\nid: ../../up\n', /\/id/],
  [
    'two options of one name',
    'm.yaml',
    'title: x\nquestion: y\noptions: [a, A]\n',
    /"A" is the same as option 1/,
  ],
]

const USAGE: [name: string, args: string[], says: RegExp][] = [
  ['a missing file', ['run', 'nowhere.md'], /nowhere\.md does not exist: check its path/],
  ['a folder', ['run', '.'], /\. is a directory/],
  ['no file', ['run'], /needs a FILE/],
  ['two files', ['run', 'good.md', 'other.md'], /does not take “other\.md” as well/],
  ['a missing context file', ['run', 'good.md', '--context', 'none.txt'], /none\.txt does not exist/],
  ['an unknown template', ['run', 'good.md', '--template', 'grand'], /“grand”/],
  ['an unknown policy', ['run', 'good.md', '--policy', 'dice'], /"dice".*fsm, round_robin/],
  [
    'another panel',
    ['run', 'good.md', '--panel', 'openai'],
    /--panel openai: there are no models here\. Set OPENAI_API_KEY/,
  ],
  [
    'a model',
    ['run', 'good.md', '--model', 'some'],
    /--model some: the offline panel speaks.*Leave --model out/,
  ],
  [
    'an export',
    ['run', 'good.md', '--export', 'markdwn'],
    /--export markdwn: there is no such target. Did you mean markdown/,
  ],
  ['an unknown pace', ['run', 'good.md', '--pace', 'fast'], /--pace is “fast”; it must be reading or max/],
  ['an unknown language', ['run', 'good.md', '--language', 'fr'], /en or ru/],
  ['a wrong number of turns', ['run', 'good.md', '--max-turns', '0'], /--max-turns is “0”/],
  ['a seed that is no number', ['run', 'good.md', '--seed', 'x'], /--seed is “x”/],
  ['a negative seed', ['run', 'good.md', '--seed', '-1'], /--seed/],
  ['an option without its value', ['run', 'good.md', '--out'], /--out.*needs a value/],
  ['a value for a flag', ['run', 'good.md', '--json=yes'], /--json takes no value/],
  [
    'a misspelt option',
    ['run', 'good.md', '--cotnext', 'a'],
    /no option --cotnext; did you mean --context\?/,
  ],
  ['an unknown option', ['run', 'good.md', '--zzzzzz'], /no option --zzzzzz; the options are --out/],
  ['an --out that is a file', ['run', 'good.md', '--out', 'good.md'], /good\.md is not a folder/],
  ['an --out below a file', ['run', 'good.md', '--out', 'good.md/x'], /is not a folder/],
  ['a misspelt command', ['rnu'], /did you mean xio run\?/],
  ['a command there is not', ['frobnicate'], /xio --help lists/],
  ['an unknown run', ['resume', 'no-such-run'], /There is no run no-such-run/],
  ['no server', ['pause', 'some-run'], /No server is running here.* serve/],
  [
    'a server that is not there',
    ['status', 'x', '--server', 'http://127.0.0.1:1'],
    /No server answers at http:\/\/127\.0\.0\.1:1/,
  ],
  ['a wrong server', ['status', 'x', '--server', 'localhost'], /no address of a server/],
  ['no data yet', ['runs'], /holds no runs/],
  [
    'terminal escapes in an argument',
    ['\u001B[31mred\u009B2J'],
    /there is no command “\uFFFD\[31mred\uFFFD2J”/,
  ],
]

const ENVIRONMENT: [name: string, env: Record<string, string>, says: RegExp][] = [
  ['PORT', { PORT: 'abc' }, /PORT is “abc”.*For example: PORT=3000/],
  ['HOST', { HOST: '0.0.0.0' }, /HOST is 0\.0\.0\.0/],
  ['XIO_AUTH', { XIO_AUTH: 'none' }, /XIO_AUTH is “none”/],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is “loud”/],
  ['XIO_PANEL', { XIO_PANEL: 'openai' }, /XIO_PANEL is openai.*OPENAI_API_KEY.*XIO_PANEL=offline/],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://x' }, /DATABASE_URL is set.*Unset it\.$/m],
  ['XIO_DATA_DIR', { XIO_DATA_DIR: 'good.md' }, /good\.md is not a directory/],
]

function folder(): string {
  const cwd = mkdtempSync(path.join(root, 'f-'))
  writeFileSync(path.join(cwd, 'good.md'), BIKE_SHED)
  return cwd
}

describe('one line says what, where and how to mend it', () => {
  it.concurrent.each(FILES)('for a meeting file with %s', async (_, file, content, says) => {
    const cwd = folder()
    writeFileSync(path.join(cwd, file), content)
    expectOneLine(await xio(['run', file], { cwd }), says)
  })

  it.concurrent.each(USAGE)('for %s', async (_, args, says) => {
    expectOneLine(await xio(args, { cwd: folder() }), says)
  })

  it.concurrent.each(ENVIRONMENT)('for a wrong %s', async (_, env, says) => {
    expectOneLine(await xio(['run', 'good.md'], { cwd: folder(), env }), says)
  })

  it('for a data directory that another process holds, which it names', async () => {
    const cwd = folder()
    const held = await takeDataDir(path.join(cwd, '.xio'))
    const refused = await Promise.all([
      xio(['run', 'good.md'], { cwd }),
      xio(['serve'], { cwd }),
      xio(['resume', 'r'], { cwd }),
      xio(['stop', 'r'], { cwd }),
    ])
    for (const ended of refused) expectOneLine(ended, new RegExp(`rocess ${process.pid}`))
    held.release()
  })

  it('for a port that is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const says = new RegExp(`Port ${port} of 127.0.0.1 is in use.*PORT=${port + 1}`)
    expectOneLine(await xio(['serve'], { cwd: folder(), env: { PORT: String(port) } }), says)
    const { code, out } = await xio(['doctor'], { cwd: folder(), env: { PORT: String(port) } })
    expect(code).toBe(2)
    expect(out).toMatch(new RegExp(`^fault +port +${port}.*in use`, 'm'))
    other.close()
  })

  it.skipIf(process.getuid?.() === 0)('for folders that this user may not write', async () => {
    const cwd = folder()
    mkdirSync(path.join(cwd, 'closed'))
    chmodSync(path.join(cwd, 'closed'), 0o500)
    expectOneLine(await xio(['run', 'good.md', '--out', 'closed/o'], { cwd }), /closed\/o cannot be written/)
    const env = { XIO_DATA_DIR: 'closed/data' }
    expectOneLine(await xio(['run', 'good.md'], { cwd, env }), /cannot be written/)
  })
})
