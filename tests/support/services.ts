import type { ExportSettings } from '../../backend/ports/services.ts'

/** No service is set up: what a test gives beside it is. */
export const NO_SERVICES: Omit<ExportSettings, 'exportDir'> = {
  notion: null,
  slack: null,
  telegram: null,
  webhooks: [],
  mail: null,
  outboundAllowed: [],
  publicUrl: null,
}
