// What people do in a view that the app has opened for them.
import { afterSubmit, type Submission } from './answers.ts'
import type { Ack } from './deliver.ts'
import { found, type Ground } from './ground.ts'
import { elementIn, type Filled, viewAction, viewPayload } from './payloads.ts'
import type { Forgery } from './signing.ts'
import { chosenIn } from './values.ts'

type Press = { user: string; view: string; actionId: string; choose?: string; forgery?: Forgery }
type Submit = { user: string; view: string; filled?: Filled; forgery?: Forgery }

export function inViews({ workspace, app, toApp, person, openView }: Ground) {
  return {
    /** A button or a choice in an open view. */
    pressInView: (given: Press): Promise<Ack> => {
      const view = openView(given.view)
      const pressed = found(elementIn(view.body.blocks, given.actionId), `a ${given.actionId} in the view`)
      const chosen = chosenIn(pressed.element, given.choose)
      return toApp.interaction(viewAction(person(given.user), view, pressed, chosen), given.forgery)
    },
    /** Fills in a view and sends it; a view that is not acknowledged stays open. */
    submit: async (given: Submit): Promise<Ack & { became: Submission }> => {
      const view = openView(given.view)
      const payload = viewPayload(person(given.user), view, 'view_submission', given.filled ?? {})
      const ack = await toApp.interaction(payload, given.forgery)
      return { ...ack, became: afterSubmit(workspace, app, view, ack) }
    },
    /** Closes a view without sending it; the app hears of it only where it asked to. */
    dismiss: async (given: { user: string; view: string }): Promise<Ack | null> => {
      const view = openView(given.view)
      view.open = false
      if (view.body.notify_on_close !== true) return null
      return toApp.interaction(viewPayload(person(given.user), view, 'view_closed', {}))
    },
  }
}
