import type { TargetKind } from '../target-kind.ts'

/** Decisions and tasks as rows of two databases in Notion. */
export const NOTION: TargetKind = {
  name: 'notion',
  title: 'Notion',
  howToSetUp:
    'Make a connection at notion.so/profile/integrations, share a page with it, set NOTION_TOKEN and NOTION_DECISIONS (the link of that page), and run xio doctor --fix: it makes the databases there and says what to set.',
  usual: true,
  async open({ settings: { notion } }) {
    if (notion === null || notion.decisions === null) return []
    const { notionTarget } = await import('./target.ts')
    return [notionTarget(notion)]
  },
}
