import type { BlockObjectRequest } from '@notionhq/client'
import { sha256, digest } from '../../../log/digest.ts'
import { blocksOf, type Inner, MOST_IN_LIST } from './blocks.ts'
import type { Section } from './lines.ts'
import { richText } from './rich-text.ts'

/** A toggle of ours: `section` says what it holds, `hash` in which state. Both stand in the link of its title. */
export type Marker = { section: string; hash: string }
export type Container = Marker & { block: BlockObjectRequest; blocks: number; bytes: number }

// Notion takes 1000 blocks and 500 KB a request; a piece of text that is all Cyrillic has two bytes a letter.
const MOST_BLOCKS = 900
const MOST_BYTES = 350_000

/** The sections of a page as toggles, each small enough for a request. */
export function containersOf(
  sections: readonly Section[],
  place: { host: string; key: string },
): Container[] {
  return sections.flatMap(({ id, title, lines }) =>
    partsOf(blocksOf(lines)).map((blocks, index) => {
      const section = index === 0 ? id : `${id}.${index + 1}`
      const name = index === 0 ? title : `${title} (${index + 1})`
      const hash = digest({ name, blocks }).slice(0, 16)
      const link = markerLink(place, { section, hash })
      const block = { toggle: { rich_text: richText([{ text: name, bold: true, link }]), children: blocks } }
      return { section, hash, block, blocks: 1 + count(blocks), bytes: bytesOf(block) }
    }),
  )
}

/** As many of the first containers as go into the request that makes the page. */
export function firstOf(containers: readonly Container[]): Container[] {
  let [blocks, bytes] = [0, 0]
  const over = containers.findIndex((one, index) => {
    blocks += one.blocks
    bytes += one.bytes
    return index >= MOST_IN_LIST || blocks > MOST_BLOCKS || bytes > MOST_BYTES
  })
  return over < 0 ? [...containers] : containers.slice(0, over)
}

function partsOf(blocks: readonly Inner[]): Inner[][] {
  const parts: Inner[][] = []
  let part: Inner[] = []
  let [sum, bytes] = [0, 0]
  for (const block of blocks) {
    const [more, size] = [count([block]), bytesOf(block)]
    const full = part.length >= MOST_IN_LIST || sum + more > MOST_BLOCKS || bytes + size > MOST_BYTES
    if (full && part.length > 0) {
      parts.push(part)
      part = []
      sum = 0
      bytes = 0
    }
    part.push(block)
    sum += more
    bytes += size
  }
  return part.length === 0 ? parts : [...parts, part]
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

function count(blocks: readonly Inner[]): number {
  let sum = 0
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'children' && Array.isArray(value)) sum += value.length
    return value
  })
  return blocks.length + sum
}

/** A key in letters of any alphabet may be too long for a link. */
const named = (key: string): string => {
  const encoded = encodeURIComponent(key)
  return encoded.length <= 1000 ? encoded : sha256(key)
}

function markerLink({ host, key }: { host: string; key: string }, { section, hash }: Marker): string {
  return `${host}/x/${named(key)}#${section}:${hash}`
}

/** What a link says of the container whose title it is; null where it is none of this key's. The host may have changed. */
export function readMarker(link: string | null | undefined, key: string): Marker | null {
  const url = link == null ? null : URL.parse(link)
  if (url === null || !url.pathname.endsWith(`/x/${named(key)}`)) return null
  const found = /^#([a-z.0-9_]+):([0-9a-f]{16})$/.exec(url.hash)
  return found === null ? null : { section: found[1] ?? '', hash: found[2] ?? '' }
}
