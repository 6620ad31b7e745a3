// The chats as a person sees them: messages, and buttons that really press.
import { escapeHtml, page, seeOther } from '../core/page.ts'
import type { EmulatorRequest, People, Reply } from '../core/service.ts'
import type { Entity } from './entities.ts'
import type { TelegramEmulator } from './start.ts'
import { type CallbackQuery, type Message, shown, type World } from './world.ts'

/** `/` lists the chats, `/<chat>` is one; its forms go to `/<chat>/say` and `/<chat>/press`. */
export function telegramPages({ world, control }: TelegramEmulator): People {
  return (request) => {
    const [chat = '', verb = ''] = request.path.split('/').filter(Boolean)
    if (chat === '') return page('Telegram', listOf(world))
    const id = Number(chat)
    if (!world.chats.has(id)) return null
    const fields = fieldsOf(request)
    if (request.method === 'POST' && verb === 'say' && fields.text) {
      control.say({ chat: id, text: fields.text })
      return seeOther(`../${chat}`)
    }
    if (request.method === 'POST' && verb === 'press')
      return pressed(
        () => control.press({ chat: id, message: Number(fields.message), data: fields.data ?? '' }),
        chat,
      )
    return verb === '' ? chatPage(world, id) : null
  }
}

function fieldsOf({ text }: EmulatorRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

function pressed(press: () => unknown, chat: string): Reply {
  try {
    press()
    return seeOther(`../${chat}`)
  } catch (fault) {
    return page(
      'This button is gone',
      `<p>${escapeHtml(String(fault))}</p><p><a href="../${chat}">Back</a></p>`,
    )
  }
}

const listOf = ({ chats, messages }: World): string =>
  `<ul>${[...chats.values()]
    .map(({ id, title, first_name }) => {
      const count = messages.filter((one) => one.chat.id === id && one.deletedAt === null).length
      return `<li><a href="${id}">${escapeHtml(title ?? first_name ?? String(id))}</a> <small>${count} messages, TELEGRAM_CHAT_ID=${id}</small></li>`
    })
    .join('')}</ul>`

function chatPage(world: World, id: number): Reply {
  const chat = world.chats.get(id)
  const messages = world.messages.filter((one) => one.chat.id === id && one.deletedAt === null)
  const say = `<form method="post" action="${id}/say"><input type="text" name="text" placeholder="/status" autofocus aria-label="Message"> <button>Send</button></form>`
  const articles = messages.map((message) => article(world, message)).join('')
  return page(
    chat?.title ?? chat?.first_name ?? String(id),
    `${articles}${say}<p><a href="./">All chats</a> · <a href="">Look again</a></p>`,
  )
}

function article(world: World, message: Message): string {
  const { text, entities, markup } = shown(message)
  const edits = message.versions.length - 1
  const marks = [
    message.from.first_name,
    new Date(message.sentAt).toISOString().slice(11, 19),
    ...(edits > 0 ? [`edited ${edits} times`] : []),
    ...(message.chat.pinned.includes(message.id) ? ['pinned'] : []),
    ...(message.replyTo === null ? [] : [`answers ${message.replyTo}`]),
  ]
  const buttons = (markup?.inline_keyboard ?? [])
    .map((row) => `<div>${row.map((button) => buttonOf(message, button)).join('')}</div>`)
    .join('')
  const last = world.callbacks.findLast((query) => query.message === message)
  return `<article id="m${message.id}" class="${message.from.is_bot ? 'bot' : 'person'}"><header>${escapeHtml(marks.join(' · '))}</header>${withEntities(text, entities)}${buttons}${last === undefined ? '' : answerOf(last)}</article>`
}

const answerOf = ({ from, answer }: CallbackQuery): string =>
  `<small>${escapeHtml(from.first_name)} pressed; ${answer === null ? 'not answered yet' : `answered: ${escapeHtml(answer.text || 'without words')}`}</small>`

function buttonOf(
  { chat, id }: Message,
  button: { text: string; callback_data?: string; url?: string },
): string {
  if (button.url !== undefined) return `<a href="${escapeHtml(button.url)}">${escapeHtml(button.text)}</a> `
  return `<form method="post" action="${chat.id}/press"><input type="hidden" name="message" value="${id}"><input type="hidden" name="data" value="${escapeHtml(button.callback_data ?? '')}"><button>${escapeHtml(button.text)}</button></form>`
}

const TAGS: Record<string, string> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
  spoiler: 'mark',
  bot_command: 'em',
}

/** Entities never cross each other here, so their ends are the inner ones first. */
function withEntities(text: string, entities: readonly Entity[]): string {
  const points = entities.flatMap((entity) => {
    const tag = entity.type === 'text_link' ? 'a' : TAGS[entity.type]
    if (tag === undefined) return []
    const start = entity.url === undefined ? `<${tag}>` : `<${tag} href="${escapeHtml(entity.url)}">`
    const end = entity.offset + entity.length
    return [
      { at: entity.offset, order: -end, mark: start },
      { at: end, order: -1e9 - entity.offset, mark: `</${tag}>` },
    ]
  })
  let html = ''
  let from = 0
  for (const { at, mark } of points.toSorted((a, b) => a.at - b.at || a.order - b.order)) {
    html += escapeHtml(text.slice(from, at)) + mark
    from = at
  }
  return html + escapeHtml(text.slice(from))
}
