import { useServed } from '../components/Served.tsx'
import { has, listOf, textOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Part } from '../registry/Facts.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'

type Score = { of: string; brier: number | null; n: number }

/** How well probabilities fared: of all, by seat, by template; what is not counted yet is said to be so. */
export function ScoreTable() {
  const { answer, state } = useFetched('/decisions/scores')
  const templates = useTemplateTitles()
  const said = pageWords.decisionsWords
  if (state !== 'here') return null
  const groups = [
    {
      title: null,
      scores: [
        scoreOf(said.ofForecasts, has(answer, 'forecasts') ? answer.forecasts : null),
        scoreOf(said.ofVotes, has(answer, 'votes') ? answer.votes : null),
      ],
    },
    {
      title: said.bySeat,
      scores: listOf(answer, 'bySeat').map((row) => scoreOf(textOf(row, 'name') ?? '', row)),
    },
    {
      title: said.byTemplate,
      scores: listOf(answer, 'byTemplate').flatMap((row) => {
        const title = templates(textOf(row, 'template') ?? '')
        return [
          scoreOf(said.templateForecasts(title), row.forecasts),
          scoreOf(said.templateVotes(title), row.votes),
        ].filter(({ n }) => n > 0)
      }),
    },
  ].filter(({ scores }) => scores.length > 0)
  const isNone = groups.every(({ scores }) => scores.every(({ n }) => n === 0))
  return (
    <Part title={said.scores}>
      <p className="mb-3 max-w-[65ch] text-soft">{isNone ? said.noScores : said.scoresHint}</p>
      {!isNone && (
        <table className="w-full max-w-[40rem] border-collapse">
          <thead>
            <tr className="border-b border-edge text-[0.93rem] text-soft">
              <th scope="col" className="py-1.5 pe-3 text-start font-medium">
                {said.scoreColumns.of}
              </th>
              <th scope="col" className="px-3 py-1.5 text-end font-medium">
                {said.scoreColumns.brier}
              </th>
              <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                {said.scoreColumns.n}
              </th>
            </tr>
          </thead>
          {groups.map(({ title, scores }) => (
            <tbody key={title} className="divide-y divide-line border-b border-line">
              {title !== null && (
                <tr>
                  <th
                    scope="rowgroup"
                    colSpan={3}
                    className="pt-3 pb-1 text-start text-[0.93rem] font-semibold text-soft"
                  >
                    {title}
                  </th>
                </tr>
              )}
              {scores.map((score) => (
                <ScoreRow key={score.of} score={score} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </Part>
  )
}

function ScoreRow({ score: { of, brier, n } }: { score: Score }) {
  const served = useServed()
  return (
    <tr>
      <th scope="row" className="py-1.5 pe-3 text-start font-normal">
        {served(of)}
      </th>
      <td className="tabular px-3 py-1.5 text-end">
        {brier === null ? pageWords.decisionsWords.noScore : format().number(Math.round(brier * 1000) / 1000)}
      </td>
      <td className="tabular py-1.5 ps-3 text-end">{format().number(n)}</td>
    </tr>
  )
}

const scoreOf = (of: string, row: unknown): Score => ({
  of,
  brier: has(row, 'brier') && typeof row.brier === 'number' ? row.brier : null,
  n: has(row, 'n') && typeof row.n === 'number' ? row.n : 0,
})

function useTemplateTitles(): (id: string) => string {
  const { answer } = useFetched('/templates')
  const served = useServed()
  const titles = new Map(listOf(answer, 'items').map((row) => [textOf(row, 'id'), textOf(row, 'title')]))
  return (id) => served(titles.get(id) ?? id)
}
