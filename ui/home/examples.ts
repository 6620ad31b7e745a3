// The examples that come with the program, each a file of its own that is loaded when it is chosen.
const FILES = import.meta.glob<string>('../../registry/examples/*.md', { query: '?raw', import: 'default' })

export type Example = { name: string; load: () => Promise<string> }

/** "event-log-database.md" is shown as "Event log database". */
export const EXAMPLES: readonly Example[] = Object.entries(FILES).map(([path, load]) => ({
  name: nameOf(path),
  load,
}))

function nameOf(path: string): string {
  const words = path.replace(/^.*\//, '').replace(/\.md$/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
