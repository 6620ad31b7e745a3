import { hash } from 'node:crypto'

/** Of names that are ours: any fixed UUID will do, as long as it stays. */
const NAMESPACE = Buffer.from('6f0f3f0e6d3c4f5ea1f1b6d0a2c47e58', 'hex')

/** The UUID of a name, always the same one (RFC 9562, version 5). */
export function messageId(name: string): string {
  const bytes = Buffer.from(
    hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'hex'),
    'hex',
  ).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
