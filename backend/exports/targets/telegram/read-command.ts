/** What people type before a line of the conversation. */
export const COMMAND = '/council'

/** As the bot's menu lists them. */
export const MENU = [
  { command: 'status', description: 'Where the councils of this chat stand' },
  { command: 'council', description: 'start QUESTION, pause, resume, stop, decisions, actions' },
  { command: 'help', description: 'What can be asked' },
]

/** The line that a command stands for, as the conversation reads it; null: it is no command, or another bot's. */
export function readCommand(text: string, botName: string | null): string | null {
  const found = /^\/(council|status|help|start)(?:@(\w+))?(?:\s+([\s\S]*))?$/i.exec(text.trim())
  if (found === null) return null
  const [, name = '', named, rest = ''] = found
  if (named !== undefined && botName !== null && named.toLowerCase() !== botName.toLowerCase()) return null
  switch (name.toLowerCase()) {
    case 'council':
      return rest
    case 'status':
      return `status ${rest}`
    default:
      return 'help'
  }
}
