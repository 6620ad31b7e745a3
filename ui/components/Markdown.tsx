import { memo, type ReactNode } from 'react'
import type { Nodes, Parents, TableRow } from 'mdast'
import { Cited } from './Cited.tsx'
import { ScrollRegion } from './ScrollRegion.tsx'
import { useMarkdown } from './use-markdown.ts'
import { words } from '../words/words.ts'

/** `isLeftOut`: blocks of a folded text that nobody can see, by where they begin. */
type Props = { text: string; isLeftOut?: (begins: { line: number; offset: number }) => boolean }

/** Markdown of a message as React nodes. Nothing in it runs, loads or leaves: HTML is text, pictures are their words. */
export const Markdown = memo(function Markdown({ text, isLeftOut }: Props) {
  const tree = useMarkdown()?.(text) ?? null
  if (tree === null)
    return (
      <div className="prose" dir="auto">
        <p className="whitespace-pre-wrap">{text}</p>
      </div>
    )
  const blocks =
    isLeftOut === undefined
      ? tree.children
      : tree.children.filter(({ position }) => {
          const { line = 0, offset = 0 } = position?.start ?? {}
          return !isLeftOut({ line, offset })
        })
  return (
    <div className="prose" dir="auto">
      {inside({ ...tree, children: blocks })}
    </div>
  )
})

const inside = (node: Parents): ReactNode[] =>
  node.children.map((child, index) => <Node key={index} node={child} />)

function Node({ node }: { node: Nodes }): ReactNode {
  switch (node.type) {
    case 'text':
      return <Cited text={node.value} />
    case 'html':
      return node.value
    case 'paragraph':
      return <p>{inside(node)}</p>
    case 'strong':
      return <strong>{inside(node)}</strong>
    case 'emphasis':
      return <em>{inside(node)}</em>
    case 'delete':
      return <del>{inside(node)}</del>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        <ScrollRegion role="group" aria-label={words.markdown.code}>
          <pre>
            <code>{node.value}</code>
          </pre>
        </ScrollRegion>
      )
    case 'heading':
      return (
        <p role="heading" aria-level={Math.min(6, node.depth + 3)} className="font-semibold">
          {inside(node)}
        </p>
      )
    case 'blockquote':
      return <blockquote>{inside(node)}</blockquote>
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inside(node)}</ol> : <ul>{inside(node)}</ul>
    case 'listItem':
      return (
        <li>
          {node.checked == null ? null : node.checked ? '☑ ' : '☐ '}
          {inside(node)}
        </li>
      )
    case 'link':
      return <Link href={node.url}>{inside(node)}</Link>
    case 'image':
      return <span>[{node.alt || node.url}]</span>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'table':
      return <Table rows={node.children} />
    default:
      return 'children' in node ? inside(node) : null
  }
}

function Table({ rows }: { rows: TableRow[] }) {
  const [head, ...body] = rows
  return (
    // No landmark: a talk may hold many, and all would have one name.
    <ScrollRegion role="group" aria-label={words.markdown.table}>
      <table>
        {head && (
          <thead>
            <tr>
              {head.children.map((cell, index) => (
                <th key={index}>{inside(cell)}</th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((row, at) => (
            <tr key={at}>
              {row.children.map((cell, index) => (
                <td key={index}>{inside(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const SAFE = new Set(['http:', 'https:', 'mailto:'])

function Link({ href, children }: { href: string; children: ReactNode }) {
  if (!SAFE.has(schemeOf(href))) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

/** As the browser reads it: it drops tabs and line ends that would hide a scheme from a pattern. Relative ones have none. */
function schemeOf(href: string): string {
  try {
    return new URL(href).protocol
  } catch {
    return ''
  }
}
