import type { HeldMeeting, Meeting, Quality, Template } from '../../../schemas/generated/types.ts'
import { methodByKind } from '../decisions/kind-of-question.ts'
import { methodName } from '../decisions/method-name.ts'
import { THRESHOLDS } from '../decisions/methods/table.ts'
import { BARS, type Bar } from '../decisions/one-way-doors.ts'

/** What a decision must have: what the meeting says, else what its reversibility and stakes ask for, else the template. */
export function heldQuality(
  meeting: Meeting,
  template: Template,
  { reversibility, stakes }: Pick<HeldMeeting, 'reversibility' | 'stakes'>,
  notes: string[],
): Quality {
  const { quality: given = {} } = meeting
  const { quality: standard } = template
  const bar = raised(given, standard, BARS[reversibility][stakes])
  const consensus = heldConsensus(meeting, template, notes)
  if (Object.keys(bar).length > 0)
    notes.push(`Reversibility ${reversibility}, stakes ${stakes}: the decision needs ${worded(bar)}.`)
  return { ...standard, ...bar, ...given, consensus }
}

/** Where the bar lies higher than the template, and the meeting does not say otherwise. */
function raised(
  given: NonNullable<Meeting['quality']>,
  standard: Template['quality'],
  bar: Bar,
): Partial<Bar> {
  const noRisks = given.requireRisks === false
  return {
    ...(above(bar.minAlternatives, standard.minAlternatives, given.minAlternatives) && {
      minAlternatives: bar.minAlternatives,
    }),
    ...(!noRisks && above(bar.minRisks, standard.minRisks, given.minRisks) && { minRisks: bar.minRisks }),
    ...(!noRisks &&
      wanted(bar.requireMitigation, standard.requireMitigation, given.requireMitigation) && {
        requireMitigation: true,
      }),
    ...(wanted(bar.requireMustHaves, standard.requireMustHaves, given.requireMustHaves) && {
      requireMustHaves: true,
    }),
    ...(above(bar.quorum, standard.quorum, given.quorum) && { quorum: bar.quorum }),
    ...(wanted(bar.requireApproval, standard.requireApproval, given.requireApproval) && {
      requireApproval: true,
    }),
  }
}

const above = (bar: number, standard = 0, given?: number): boolean => given === undefined && bar > standard

const wanted = (bar: boolean, standard = false, given?: boolean): boolean =>
  given === undefined && bar && !standard

function worded(bar: Partial<Bar>): string {
  return [
    bar.minAlternatives !== undefined && `${bar.minAlternatives} alternatives`,
    bar.minRisks !== undefined && `${bar.minRisks} risks of the choice`,
    bar.requireMitigation === true && 'a mitigation for them',
    bar.requireMustHaves === true && 'every must-have checked',
    bar.quorum !== undefined &&
      `the votes of ${bar.quorum === 1 ? 'every expert' : 'two thirds of the experts'}`,
    bar.requireApproval === true && 'the approval of a person before it leaves the system',
  ]
    .filter(Boolean)
    .join(', ')
}

/** The method by name; `auto` is settled here, once, so that the log says by what the council decides. */
function heldConsensus(meeting: Meeting, { quality }: Template, notes: string[]): Quality['consensus'] {
  const { method: asked = quality.consensus.method, threshold } = meeting.quality?.consensus ?? {}
  const method = asked === 'auto' ? methodByKind(meeting) : asked
  const standard = method === quality.consensus.method ? quality.consensus.threshold : undefined
  const consensus = { method, threshold: threshold ?? standard ?? THRESHOLDS[method] }
  const isChosen = asked === 'auto' && method !== 'majority'
  if (isChosen) notes.push(`The kind of question asks for more than a majority: ${methodName(consensus)}.`)
  if (method !== 'weighted' && meeting.seats?.some(({ weight }) => weight !== undefined))
    notes.push('Seats have a weight, which counts under the method weighted only.')
  return consensus
}
