import type { Budget } from '../../schemas/generated/types.ts'
import type { CheckArea, CheckAsked, CheckItem, Checks } from '../ports/checks.ts'
import type { Checked, ShownTarget } from '../ports/exports.ts'
import type { ModelAccess, Panels } from '../ports/models.ts'
import type { Clock } from '../ports/outside.ts'
import { apart } from './apart.ts'
import { checkModel, type TryModel } from './check-model.ts'
import { checkExportDir } from './check-export-dir.ts'
import { checkStorage } from './check-storage.ts'
import type { Finding } from './finding.ts'

export type CouncilCheckDeps = {
  dataDir: string
  exportDir: string
  models: ModelAccess | null
  panels: Panels
  /** The panel through which models speak. */
  modelPanel: string
  /** What a call costs can be told. */
  priceKnown: boolean
  tryModel: TryModel
  targets(): readonly ShownTarget[]
  /** Where the record of a meeting goes that does not say. */
  usual: readonly string[]
  /** Each service that is set up, by the name that people know; null: it is not. */
  askServices(): Promise<{ of: string; checked: Checked[] | null }[]>
  budget(workspaceId: string): Promise<Partial<Budget>>
  clock: Pick<Clock, 'sleep'>
}

/** Whoever prepares a council waits no longer for a model or a service. */
const PATIENCE_MS = 12_000

/** What a council that is started now would find: who speaks, where its record goes, what it may cost, where it is kept. */
export const councilChecks =
  (deps: CouncilCheckDeps): Checks =>
  async (asked) => {
    const found = await Promise.all([models(deps, asked), exports(deps, asked), budget(deps, asked)])
    return distinct([...found.flat(), ...storage(deps)])
  }

/** Of one thing there may be several findings: each has an id of its own. */
function distinct(items: CheckItem[]): CheckItem[] {
  const seen = new Map<string, number>()
  return items.map((one) => {
    const nth = (seen.get(one.id) ?? 0) + 1
    seen.set(one.id, nth)
    return nth === 1 ? one : { ...one, id: `${one.id}.${nth}` }
  })
}

type Given = Omit<CheckItem, 'area' | 'fix'> & { fix?: string; href?: string }

const item = (area: CheckArea, { fix, href, ...rest }: Given): CheckItem => ({
  ...rest,
  area,
  fix: fix === undefined ? null : { text: fix, href: href ?? null },
})

const SETTINGS = '/settings'
const STATES = { ok: 'pass', warn: 'warn', fault: 'fail' } as const

function fromFinding(
  area: CheckArea,
  { id, title }: { id: string; title: string },
  { state, says }: Checked,
): CheckItem {
  const about = { id, state: STATES[state], title }
  if (state === 'ok') return item(area, { ...about, detail: says })
  const { what, mend } = apart(says)
  return item(area, { ...about, detail: what, fix: mend ?? TRY_AGAIN, href: SETTINGS })
}

const TRY_AGAIN = 'Try again.'

async function models(deps: CouncilCheckDeps, { panel, reach }: CheckAsked): Promise<CheckItem[]> {
  const { panels, models: access, modelPanel, tryModel } = deps
  const wanted = panel ?? panels.panel
  if (!panels.names.includes(wanted)) {
    const detail = `There is no panel “${wanted}”.`
    const fix = `Use ${panels.names.join(' or ')}.`
    return [item('models', { id: 'models.unknown', state: 'fail', title: 'Who speaks', detail, fix })]
  }
  const voice = panels.voice(wanted, undefined)
  if (voice === null) {
    const detail = 'The offline panel speaks: no model is asked, and nothing leaves this machine.'
    return [item('models', { id: 'models.offline', state: 'pass', title: 'Who speaks', detail })]
  }
  if (typeof voice === 'string')
    return [
      item('models', {
        id: 'models.missing',
        state: 'fail',
        title: 'Who speaks',
        detail: `No model can speak: ${apart(voice).what}.`,
        fix: apart(voice).mend ?? voice,
        href: SETTINGS,
      }),
    ]
  const detail = `${voice.model} at ${voice.host}`
  const configured = item('models', { id: 'models.configured', state: 'pass', title: 'Who speaks', detail })
  if (reach !== 'models' && reach !== 'all') return [configured]
  const late = { of: 'models', state: 'warn', says: `${detail} did not answer in time.` } as const
  const found = await inTime(deps, checkModel({ models: access, panel: modelPanel }, tryModel), late)
  return [configured, fromFinding('models', { id: 'models.answers', title: 'The model answers' }, found)]
}

async function exports(deps: CouncilCheckDeps, asked: CheckAsked): Promise<CheckItem[]> {
  const wanted = [...new Set(asked.exports ?? deps.usual)]
  const targets = deps.targets()
  const found = wanted.map((name) => targetItem(name, targets))
  if (wanted.length === 0) {
    const detail = 'The record goes nowhere by itself: it stays here and can be exported later.'
    found.push(item('exports', { id: 'exports.none', state: 'pass', title: 'Exports', detail }))
  }
  if (wanted.some((name) => FILES.has(name)))
    found.push(
      fromFinding('exports', { id: 'exports.folder', title: 'Files' }, checkExportDir(deps.exportDir)),
    )
  const isAsked = asked.reach === 'exports' || asked.reach === 'all'
  return isAsked ? [...found, ...(await services(deps, wanted))] : found
}

const FILES = new Set(['markdown', 'csv'])

function targetItem(name: string, targets: readonly ShownTarget[]): CheckItem {
  const target = targets.find((one) => one.name === name)
  if (target === undefined) {
    const fix = `Use one of: ${targets.map((one) => one.name).join(', ')}.`
    const detail = `There is no target “${name}”.`
    return item('exports', { id: `exports.${name}.unknown`, state: 'fail', title: name, detail, fix })
  }
  const { title, state, detail } = target
  if (state === 'on')
    return item('exports', { id: `exports.${name}`, state: 'pass', title, detail: `${title} is set up.` })
  const about = { id: `exports.${name}.${state}`, state: 'warn', title, href: SETTINGS } as const
  if (state === 'off')
    return item('exports', { ...about, detail: `${title} is not set up.`, fix: detail ?? 'Set it up.' })
  const { what, mend } = apart(detail ?? '')
  return item('exports', { ...about, detail: what || `${title} rests for a while.`, fix: mend ?? TRY_AGAIN })
}

async function services(deps: CouncilCheckDeps, wanted: readonly string[]): Promise<CheckItem[]> {
  const late = [...new Set(wanted.map(serviceOf))].map((of) => ({
    of,
    checked: [{ state: 'warn', says: 'It did not answer in time.' } as const],
  }))
  const answers = await inTime(deps, deps.askServices(), late)
  return answers.flatMap(({ of, checked }) => {
    const name = of.toLowerCase().replace(/s$/, '')
    const isWanted = wanted.some((target) => serviceOf(target) === name)
    if (!isWanted || checked === null) return []
    return checked.map((one) =>
      fromFinding('exports', { id: `exports.${name}.answers`, title: `${of} answers` }, one),
    )
  })
}

/** `slack:C1` goes through Slack. */
const serviceOf = (target: string): string => target.split(/[:/-]/)[0] ?? target

async function budget(deps: CouncilCheckDeps, { panel, workspaceId }: CheckAsked): Promise<CheckItem[]> {
  const title = 'What it may cost'
  if ((panel ?? deps.panels.panel) !== deps.modelPanel) {
    const detail = 'Free: no model is asked.'
    return [item('budget', { id: 'budget.free', state: 'pass', title, detail })]
  }
  const { maxCostUsd = null } = await deps.budget(workspaceId)
  const limit =
    maxCostUsd === null
      ? item('budget', {
          id: 'budget.none',
          state: 'warn',
          title,
          detail: 'No limit in dollars is set for meetings that name none.',
          fix: 'Set one in the settings, or for this meeting.',
          href: SETTINGS,
        })
      : item('budget', {
          id: 'budget.limit',
          state: 'pass',
          title,
          detail: `At most $${maxCostUsd} a council.`,
        })
  if (deps.priceKnown) return [limit]
  return [
    limit,
    item('budget', {
      id: 'budget.price',
      state: 'warn',
      title: 'Price of the model',
      detail:
        'The price is not known, so a limit in dollars cannot hold. Limits in tokens, turns and minutes do.',
      fix: 'Set a limit in tokens.',
      href: SETTINGS,
    }),
  ]
}

const storage = ({ dataDir }: CouncilCheckDeps): CheckItem[] =>
  checkStorage(dataDir).map((found: Finding, at) =>
    fromFinding('storage', { id: at === 0 ? 'storage.folder' : idOf(found), title: titleOf(found) }, found),
  )

const idOf = ({ of }: Finding): string => (of === 'disk' ? 'storage.space' : 'storage.readers')
const titleOf = ({ of }: Finding): string => (of === 'disk' ? 'Space' : 'Data directory')

/** What came of it, or `late` where nothing did in time. What is late ends by its own deadline, unheard. */
async function inTime<T>({ clock }: CouncilCheckDeps, work: Promise<T>, late: T): Promise<T> {
  const patience = new AbortController()
  const over = clock.sleep(PATIENCE_MS, patience.signal).then(() => late)
  try {
    return await Promise.race([work, over])
  } finally {
    work.catch(() => undefined)
    patience.abort()
  }
}
