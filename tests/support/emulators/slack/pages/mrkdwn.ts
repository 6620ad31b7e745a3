// Slack's markup as HTML, for people who read the pages.
import { escapeHtml } from '../../core/page.ts'
import { withEmoji } from '../stored-text.ts'

const LINK = /&lt;((?:https?|mailto):[^|]+?)(?:\|(.+?))?&gt;/g
const PERSON = /&lt;@(\w+)(?:\|[^&]*)?&gt;/g
const CHANNEL = /&lt;#\w+\|([^&]*)&gt;/g
const PLACE = /&lt;!(?:subteam\^\w+\|)?([^&|]+)(?:\|([^&]*))?&gt;/g

/** Stored text, in which `& < >` are escaped already except where they are markup. */
export function mrkdwnHtml(text: string, nameOf: (user: string) => string): string {
  return withEmoji(escapeHtml(unescaped(text)))
    .replace(LINK, (_, url: string, words?: string) => `<a href="${url}">${words ?? url}</a>`)
    .replace(PERSON, (_, user: string) => `<b>@${escapeHtml(nameOf(user))}</b>`)
    .replace(CHANNEL, '<b>#$1</b>')
    .replace(PLACE, (_, place: string, words?: string) => `<b>${words ?? `@${place}`}</b>`)
    .replaceAll('\u0001', '&lt;')
    .replaceAll('\u0002', '&gt;')
    .replace(/```([\s\S]+?)```/g, '<pre>$1</pre>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,;:!?)])/g, '$1<b>$2</b>')
    .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s.,;:!?)])/g, '$1<i>$2</i>')
    .replace(/(^|[\s(])~([^~\n]+)~(?=$|[\s.,;:!?)])/g, '$1<s>$2</s>')
    .replace(/^&gt; ?(.*)$/gm, '<blockquote>$1</blockquote>')
}

// What was escaped is text and never markup: it steps aside until the markup is read.
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '\u0001').replaceAll('&gt;', '\u0002').replaceAll('&amp;', '&')
}
