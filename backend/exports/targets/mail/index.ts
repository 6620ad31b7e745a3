import type { TargetKind } from '../target-kind.ts'

export const MAIL: TargetKind = {
  name: 'mail',
  title: 'E-mail',
  howToSetUp: 'Set XIO_SMTP_URL, XIO_MAIL_FROM and XIO_MAIL_TO.',
  usual: true,
  async open({ settings }) {
    if (settings.mail === null) return []
    const { mailTarget } = await import('./mail-target.ts')
    return [mailTarget(settings.mail)]
  },
}
