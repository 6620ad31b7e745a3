// Text as Slack stores it. Whoever compares what it reads back with what it sent meets these changes at the real service too.
const EMOJI: Record<string, string> = {
  '✅': ':white_check_mark:',
  '❌': ':x:',
  '🙂': ':slightly_smiling_face:',
  '🎉': ':tada:',
  '⏰': ':alarm_clock:',
  '📌': ':pushpin:',
  '👍': ':+1:',
}
/** `<@U…>`, `<#C…|name>`, `<!here>`, `<https://…|words>`: everything else in angle brackets is escaped. */
const MARKUP = /<(?:[@#!][^<>]+|(?:https?|mailto|tel|slack):[^<>]+)>/g
const BARE_LINK = /(?<![<|\w])https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)]/g

/** Escapes what is not markup, puts bare links in brackets and names emoji. */
export function storedText(text: string): string {
  let stored = ''
  let end = 0
  for (const found of text.matchAll(MARKUP)) {
    stored += escaped(text.slice(end, found.index)) + found[0]
    end = found.index + found[0].length
  }
  return stored + escaped(text.slice(end))
}

/** Emoji by name as the character that people see. */
export function withEmoji(text: string): string {
  return Object.entries(EMOJI).reduce((seen, [emoji, name]) => seen.replaceAll(name, emoji), text)
}

function escaped(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(BARE_LINK, '<$&>')
    .replace(/\p{Extended_Pictographic}/gu, (emoji) => EMOJI[emoji] ?? emoji)
}
