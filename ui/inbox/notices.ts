import { prefer } from '../app/preferences.ts'

/** Whether this page may show notices on the desktop, as far as the browser says. */
export type Permission = NotificationPermission | 'none'

export const permission = (): Permission => ('Notification' in globalThis ? Notification.permission : 'none')

/** Switches notices on; the browser asks, once, whether it may. It answers what holds now. */
export async function allowNotices(): Promise<Permission> {
  if (permission() === 'none') return 'none'
  const answer = permission() === 'granted' ? 'granted' : await Notification.requestPermission()
  prefer({ desktopNotices: answer === 'granted' })
  return answer
}

/** Shows a notice; a press on it brings the panel to the front. The same `id` is shown once, whichever tab tells of it. */
export function notify(
  id: string,
  { title, text, onPress }: { title: string; text: string; onPress: () => void },
): void {
  if (permission() !== 'granted') return
  const notice = new Notification(title, { body: text, tag: id })
  notice.addEventListener('click', () => {
    window.focus()
    onPress()
    notice.close()
  })
}
