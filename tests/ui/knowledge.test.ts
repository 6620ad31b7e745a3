import { describe, expect, it } from 'vitest'
import { endsOf, kindOf, MEDIA_TYPES, MOST_BYTES, READ_ENDS } from '../../backend/knowledge/kinds.ts'
import { ENDS, kindOfName } from '../../ui/knowledge/kinds.ts'
import { councilOf, originOf, readSource, shareRead } from '../../ui/knowledge/source.ts'

describe('the library in the panel', () => {
  it('takes what the server takes, by the same names, of the same size', () => {
    expect(ENDS.toSorted()).toEqual(READ_ENDS.split(', ').toSorted())
    for (const end of ENDS) {
      const kind = kindOf(`a${end}`)
      if (kind === null) throw new Error(`${end} is not read.`)
      expect(endsOf(kind)).toContain(end)
      expect(kindOfName(`Roof${end.toUpperCase()}`)).toEqual({
        type: MEDIA_TYPES[kind],
        most: MOST_BYTES[kind],
      })
    }
    expect(['cover.png', 'roof', '.md.bak', ''].map(kindOfName)).toEqual([null, null, null, null])
  })

  it('says how far a source is read, where somebody knows how long it is', () => {
    expect(shareRead({ readBytes: 64, totalBytes: 100 })).toBe(0.64)
    // A file that grew while it was read is never more than all of itself.
    expect(shareRead({ readBytes: 120, totalBytes: 100 })).toBe(1)
    expect(shareRead({ readBytes: 0, totalBytes: 0 })).toBe(0)
    expect(shareRead({ readBytes: 64, totalBytes: null })).toBeNull()
  })

  it('knows how a source came', () => {
    expect(originOf('text:4711')).toEqual({ how: 'text' })
    expect(originOf('sent:sub/roof.md')).toEqual({ how: 'sent', name: 'sub/roof.md' })
    expect(originOf('/srv/docs/roof.md')).toEqual({ how: 'place', name: '/srv/docs/roof.md' })
    expect(councilOf({ origin: 'run:r-1' })).toBe('r-1')
    expect(councilOf({ origin: '/srv/run:r-1' })).toBeNull()
  })

  it('shows what it does not know as unknown, and leaves out what is no source', () => {
    const [source] = readSource({ id: 's1', title: 'Roof', status: 'melted', scope: 'moon' })
    expect(source).toMatchObject({
      status: 'failed',
      scope: 'docs',
      embeddingTokens: null,
      embeddingUsd: null,
      totalBytes: null,
    })
    expect(readSource({ title: 'Roof' })).toEqual([])
  })
})
