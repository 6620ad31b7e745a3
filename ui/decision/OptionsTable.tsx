import type { Alternative, DecisionLog } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { CELL, CHOSEN, PointsCell, VerdictCell } from './OptionCells.tsx'
import { Section } from './Section.tsx'

/** The options side by side: each criterion a row, each cell its verdict and what the verdict rests on. */
export function OptionsTable({ log }: { log: DecisionLog }) {
  const { alternatives, criteria, chosen_option: chosen } = log
  if (alternatives.length === 0) return null
  return (
    <Section title={words.decisionPage.options}>
      <ScrollRegion aria-label={words.decisionPage.options} className="print:overflow-visible">
        <table className="w-full border-collapse text-start [&_td]:align-top [&_th]:align-top">
          <thead>
            <tr className="border-b-2 border-edge">
              <th scope="col" className={cx(CELL, 'font-normal text-soft')}>
                {words.decisionPage.criterion}
              </th>
              {alternatives.map((option) => (
                <Head key={option.id} option={option} isChosen={option.id === chosen} />
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion) => (
              <tr key={criterion.id} className="border-b border-line">
                <RowHead title={criterion.title} hint={weightOf(criterion)} />
                {alternatives.map(({ id }) => (
                  <VerdictCell
                    key={id}
                    verdict={log.verdicts.find((one) => one.option === id && one.criterion === criterion.id)}
                    isChosen={id === chosen}
                  />
                ))}
              </tr>
            ))}
            <PointsRow title={words.decisionPage.speaksFor} log={log} side="pros" />
            <PointsRow title={words.decisionPage.speaksAgainst} log={log} side="cons" />
            <ScoresRow log={log} />
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  )
}

function Head({ option, isChosen }: { option: Alternative; isChosen: boolean }) {
  return (
    <th scope="col" className={cx(CELL, 'font-normal', isChosen && CHOSEN)}>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-[1.07rem] font-semibold">{option.title}</span>
        {isChosen && (
          <span className="inline-flex items-center gap-1 rounded-full bg-good-tint px-2 text-[0.86rem] font-medium text-good *:size-3">
            <Icon name="check" /> {words.decisionPage.chosen}
          </span>
        )}
      </span>
      {option.summary !== '' && (
        <span className="mt-0.5 block text-[0.93rem] text-soft">{option.summary}</span>
      )}
    </th>
  )
}

function RowHead({ title, hint = '' }: { title: string; hint?: string }) {
  return (
    <th scope="row" className="w-40 min-w-28 px-3 py-2.5 text-start font-medium">
      {title}
      {hint !== '' && <span className="block text-[0.86rem] font-normal text-soft">{hint}</span>}
    </th>
  )
}

const weightOf = ({ must, weight }: DecisionLog['criteria'][number]): string =>
  must ? words.decisionPage.must : words.decisionPage.weight(weight)

function PointsRow({ title, log, side }: { title: string; log: DecisionLog; side: 'pros' | 'cons' }) {
  if (log.alternatives.every((option) => option[side].length === 0)) return null
  return (
    <tr className="border-b border-line">
      <RowHead title={title} />
      {log.alternatives.map((option) => (
        <PointsCell key={option.id} points={option[side]} isChosen={option.id === log.chosen_option} />
      ))}
    </tr>
  )
}

function ScoresRow({ log }: { log: DecisionLog }) {
  if (log.alternatives.every(({ score }) => score == null)) return null
  return (
    <tr>
      <RowHead title={words.decisionPage.score} />
      {log.alternatives.map(({ id, score }) => (
        <td key={id} className={cx(CELL, 'tabular', id === log.chosen_option && CHOSEN)}>
          {score == null
            ? words.decisionPage.verdict.unknown
            : format().number(Math.round(score * 100) / 100)}
        </td>
      ))}
    </tr>
  )
}
