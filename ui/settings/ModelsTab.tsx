import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { has, isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { providerName } from '../preparation/providers.ts'
import { format } from '../words/format.ts'
import { pageWords, words } from '../words/words.ts'
import { Checks } from './Checks.tsx'

/** Whose language models may speak, where their texts go, and whether they answer. */
export default function ModelsTab() {
  const { answer, state, again } = useFetched('/providers')
  const said = pageWords.modelWords
  if (state === 'failed') return <NotLoaded onRetry={again} />
  if (state === 'loading')
    return (
      <Waiting label={pageWords.settingsWords.loading} onRetry={again}>
        <Bones lines={3} className="h-16" />
      </Waiting>
    )
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {listOf(answer, 'items').map((one) => (
          <Provider key={textOf(one, 'id')} provider={one} />
        ))}
      </ul>
      <p className="mt-3 text-soft">{said.howTo}</p>
      <Checks area="models" act={said.check} hint={said.checkHint} />
    </>
  )
}

function Provider({ provider }: { provider: Row }) {
  const id = textOf(provider, 'id') ?? ''
  const said = pageWords.modelWords
  const isOffline = id === 'offline'
  const isReady = isOffline || (has(provider, 'configured') && provider.configured === true)
  const [model, host] = [textOf(provider, 'model'), textOf(provider, 'host')]
  return (
    <li className="grid gap-x-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="font-sans text-[1rem] font-medium">
          {isOffline ? words.home.offlineVoices : providerName(id)}
        </h2>
        <p className="text-[0.93rem] text-soft">
          {isOffline
            ? said.offlineHint
            : !isReady
              ? said.noKey
              : `${said.model}: ${model ?? said.unknown}. ${said.host}: ${host ?? said.here}. ${priceText(provider)}`}
        </p>
      </div>
      <p className={isReady ? 'font-medium text-good' : 'text-soft'}>
        {isReady ? said.ready : said.notSetUp}
      </p>
    </li>
  )
}

/** What it costs; what is not known is not free. */
function priceText({ price, priceKnown }: Row): string {
  const said = pageWords.modelWords
  const [prompt, completion] = [usdIn(price, 'promptUsd'), usdIn(price, 'completionUsd')]
  if (prompt === null || completion === null)
    return `${said.price}: ${priceKnown === true ? said.priced : said.notKnown}.`
  return said.prices(format().usd(prompt), format().usd(completion))
}

const usdIn = (price: unknown, key: string): number | null => {
  const usd = isRow(price) ? price[key] : null
  return typeof usd === 'number' ? usd : null
}
