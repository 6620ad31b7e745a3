import { describe, expect, it } from 'vitest'
import { extractItems } from '../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { normalise } from '../../backend/minutes/normalise/normalise.ts'

const MEGABYTE = 1_000_000
const CUE = 'WEBVTT\n\n00:01.000 --> 00:02.000\n'

function read(name: string, text: string): number {
  const transcript = readTranscript({ name, text })
  return normalise(extractItems(transcript), transcript).length
}

// Each took at most 1.5 s alone on the machine, the most of it the sentences.
describe('a megabyte in one line', { timeout: 20_000 }, () => {
  it.each([
    'a', 'a ', '. ', 'A. ', 'a. B ', '[a](', '[^a', '<a', '<!--', '`', '**a** ', '|', '&', '(', ', ', '://', '@a ',
    'Anna will ', 'ACTION: a ', 'я ', 'Я сделаю. ', '\t', 'by May ',
  ])('of %j is read in a moment', (piece) => {
    expect(read('a.md', piece.repeat(MEGABYTE / piece.length))).toBeLessThan(10)
  }) // oxfmt-ignore

  it.each([
    ['a paragraph of half a million lines', 'a.txt', 'a\n'.repeat(MEGABYTE / 2)],
    ['a cue of half a million lines', 'a.vtt', CUE + 'a\n'.repeat(MEGABYTE / 2)],
    ['a cue full of tags', 'a.vtt', CUE + '<i>a'.repeat(MEGABYTE / 4)],
    [
      'a message full of escapes',
      'a.json',
      `[{"user":"Nora","text":"${'\\n\\u0430'.repeat(MEGABYTE / 8)}"}]`,
    ],
    ['brackets', 'a.txt', `a ${'['.repeat(MEGABYTE)}`],
  ])('is: %s', (_, name, text) => {
    expect(read(name, text)).toBeLessThan(10)
  })
})
