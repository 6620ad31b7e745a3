import { describe, expect, it } from 'vitest'
import { groupsOf, linkOf, pathOf } from '../../ui/exports/grouped.ts'

const row = (target: string, kind: string, status: string, more: object = {}) => ({
  id: `x-${target}-${kind}-${status}`,
  target,
  key: 'm',
  kind,
  title: kind,
  status,
  url: null,
  error: null,
  attempt: 1,
  nextAt: null,
  updatedAt: '2026-01-05T09:00:00.000Z',
  ...more,
})
const target = (name: string, state = 'on') => ({ name, title: name, state, detail: null })

describe('the exports of a run, as the panel shows them', () => {
  it('given some targets, then those that have something come first and those that are off last', () => {
    const answer = {
      targets: [target('slack', 'off'), target('csv'), target('notion')],
      items: [row('notion', 'record', 'succeeded')],
    }
    expect(groupsOf(answer).map(({ name }) => name)).toEqual(['notion', 'csv', 'slack'])
  })

  it('given tasks before the record, then the way leads to the record, and the worst trouble is told first', () => {
    const answer = {
      targets: [target('notion')],
      items: [
        row('notion', 'task', 'failed'),
        row('notion', 'task', 'dead'),
        row('notion', 'record', 'unchanged'),
      ],
    }
    const [group] = groupsOf(answer)
    expect(group?.main?.kind).toBe('record')
    expect(group?.there).toBe(1)
    expect(group?.troubled.map(({ status }) => status)).toEqual(['dead', 'failed'])
  })

  it.each([null, {}, { targets: 'x', items: [1] }, { targets: [{}], items: [{}] }])(
    'given an answer of another form (%j), then nothing breaks',
    (answer) => expect(() => groupsOf(answer)).not.toThrow(),
  )

  it.each([
    ['https://notion.so/x', 'https://notion.so/x'],
    ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/x'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['no address', null],
    [null, null],
  ])('given the address %s, then the link is %s', (url, link) => expect(linkOf(url)).toBe(link))

  it('given a file, then its place is told as people read it', () => {
    expect(pathOf('file:///tmp/a%20b/decision_log.md')).toBe('/tmp/a b/decision_log.md')
    expect(pathOf('https://notion.so/x')).toBeNull()
    expect(pathOf('file:///tmp/%E0%A4%A')).toBeNull()
  })
})
