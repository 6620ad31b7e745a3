import type { TargetKind } from '../target-kind.ts'

export const TELEGRAM: TargetKind = {
  name: 'telegram',
  title: 'Telegram',
  howToSetUp:
    'Make a bot with @BotFather, add it to the chat, and set TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID.',
  usual: true,
  async open({ settings }) {
    if (settings.telegram === null) return []
    const { telegramTarget } = await import('./target.ts')
    return [telegramTarget(settings.telegram)]
  },
  async door(deps) {
    const { telegram } = deps.settings
    if (telegram === null) return null
    const { telegramDoor } = await import('./door.ts')
    return telegramDoor(telegram, deps)
  },
}
