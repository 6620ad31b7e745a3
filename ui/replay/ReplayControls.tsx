import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useKeyOf } from '../app/use-action.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { Icon, type IconName } from '../components/Icon.tsx'
import { Switch } from '../components/Switch.tsx'
import { clock } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { silenceOf } from './axis.ts'
import type { Marks } from './marks.ts'
import { MarkList } from './MarkList.tsx'
import { speedOf, SPEEDS, type Speed } from './pace.ts'
import { Scrubber } from './Scrubber.tsx'
import { useReplayKeys, useWays, type Ways } from './use-replay-keys.ts'
import { usePosition } from './use-position.ts'
import type { Replay } from './use-replay.ts'

/** Plays the recording, slower or faster, and takes it to any place. */
export function ReplayControls({ replay, marks }: { replay: Replay; marks: Marks }) {
  const [folds, fold] = useState(true)
  const [lists, list] = useState(false)
  const position = usePosition(replay, marks)
  const ways = useWays(replay, marks)
  useReplayKeys(ways, replay)
  const { player, going } = replay
  const said = pageWords.replayWords
  useEffect(() => player.passOver(folds ? silenceOf(marks) : Infinity), [player, folds, marks])
  return (
    <section
      data-part
      aria-label={said.controls}
      className="grid shrink-0 grid-cols-1 gap-1.5 border-t border-line bg-sheet px-4 py-2 max-md:sticky max-md:bottom-0 max-md:z-10"
    >
      <Scrubber marks={marks} position={position} folds={folds} goTo={going.to} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Buttons replay={replay} ways={ways} />
        <p className="tabular font-medium">
          {said.value(clock(position.at - marks.startedAt), clock(marks.endedAt - marks.startedAt))}
        </p>
        <Pace replay={replay} />
        <Switch label={said.fold} on={folds} onChange={fold} />
        <Button
          small
          className="ms-auto"
          aria-expanded={lists}
          disabled={marks.marks.length === 0}
          onClick={() => list(!lists)}
        >
          {marks.marks.length === 0 ? said.noMarks : said.marks(marks.marks.length)}
        </Button>
      </div>
      {lists && <MarkList marks={marks} seq={position.seq} goTo={going.to} />}
    </section>
  )
}

function Buttons({ replay: { player }, ways }: { replay: Replay; ways: Ways }) {
  const isPlaying = useStore(player.playing, (playing) => playing.isPlaying)
  const isAtEnd = useStore(player.playing, (playing) => playing.isAtEnd)
  const said = pageWords.replayWords
  const { aria } = useKeyOf('replay_play')
  return (
    <div className="flex items-center gap-1">
      <Turn by={-1} label={said.turnBack} icon="back" ways={ways} />
      <Button look="main" aria-keyshortcuts={aria} disabled={isAtEnd && !isPlaying} onClick={ways.press}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
        {isPlaying ? said.pause : said.play}
      </Button>
      <Turn by={1} label={said.turnOn} icon="back" ways={ways} />
    </div>
  )
}

type TurnProps = { by: 1 | -1; label: string; icon: IconName; ways: Ways }

// Signs of playing show the way of time, which is the same in every script.
function Turn({ by, label, icon, ways }: TurnProps) {
  const { aria } = useKeyOf(by > 0 ? 'turn_on' : 'turn_back')
  return (
    <Button
      small
      look="quiet"
      aria-label={label}
      title={label}
      aria-keyshortcuts={aria}
      onClick={() => ways.turn(by)}
    >
      <span className={by > 0 ? '-scale-x-100' : undefined}>
        <Icon name={icon} />
      </span>
    </Button>
  )
}

function Pace({ replay: { player } }: { replay: Replay }) {
  const speed = useStore(player.playing, (playing) => playing.speed)
  return (
    <SelectField
      inline
      label={pageWords.replayWords.speed}
      value={String(speed)}
      choices={SPEEDS.map((one) => ({ value: String(one), label: speedInWords(one) }))}
      onChange={(value) => player.setSpeed(speedOf(value) ?? 1)}
    />
  )
}

export function speedInWords(speed: Speed): string {
  const said = pageWords.replayWords
  if (speed === 'reading') return said.reading
  return speed === 'max' ? said.max : said.times(format().number(speed))
}
