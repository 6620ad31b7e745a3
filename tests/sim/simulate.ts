import { createHash } from 'node:crypto'
import { personsTurn } from '../../backend/council/people.ts'
import { ENDED } from '../../backend/council/state.ts'
import { startRun } from '../../backend/orchestrator/start-run.ts'
import type { Command } from '../../schemas/generated/types.ts'
import type { CommandOutcome } from '../../backend/ports/councils.ts'
import { ANNA, MEETING, registry } from '../support/house.ts'
import { randomCommand, randomMeeting, randomMending } from '../support/random-council.ts'
import type { Mutant } from './mutants.ts'
import { Node } from './node.ts'
import { World, type Fault } from './world.ts'

export type Outcome = {
  seed: number
  steps: number
  faults: number
  runs: number
  hash: string
  failure: unknown
}

/** All that can go wrong, and how likely it is where a world knows it. */
const MOST: Record<Fault, number> = {
  crash: 0.3,
  'crash before commit': 0.02,
  'crash after commit': 0.02,
  freeze: 0.3,
  'freeze before commit': 0.02,
  'commit refused': 0.05,
  'reply lost': 0.05,
  'read failed': 0.05,
  'wake late': 0.1,
  'wake doubled': 0.2,
  'second driver': 0.3,
  'model failed': 0.2,
  'model refused': 0.05,
  'model silent': 0.05,
  'model late': 0.2,
  'model garbage': 0.1,
  'selector failed': 0.2,
  'selector silent': 0.1,
  'selector late': 0.2,
  'selector garbage': 0.3,
  'clock jump': 0.1,
}
const FAULTS = Object.entries(MOST)

/** Longer than any world needs once nothing goes wrong any more: questions, deadlines and back-offs included. */
const PATIENCE_MS = 12 * 3_600_000
const MOST_STEPS = 30_000

/** One world from one seed, until every run has ended or a promise is broken. */
export async function simulate(
  seed: number,
  mutant: Mutant,
  coverage: Map<string, number>,
): Promise<Outcome> {
  const world = new World(seed, mutant, coverage)
  for (const fault of fromEntries())
    if (world.dice.chance(0.5)) world.odds.set(fault, world.dice.next() * MOST[fault])
  const nodes = Array.from({ length: 1 + world.dice.below(2) }, (_, i) => `n${i + 1}`).map((name) =>
    born(world, name),
  )
  for (const place of nodes) place.others = nodes.filter((other) => other !== place)
  await setUp(world, nodes)
  const people = new People(world, nodes)
  people.come()
  disturb(world, nodes)
  while (world.failure === null && world.steps < MOST_STEPS) {
    if (allEnded(world) || !(await world.step())) break
    if (world.now > world.faultsUntil + PATIENCE_MS) break
  }
  if (world.failure === null) atTheEnd(world, nodes)
  return {
    seed,
    steps: world.steps,
    faults: world.faults,
    runs: world.runs.size,
    hash: hashOf(world),
    failure: world.failure,
  }
}

const fromEntries = (): Fault[] => FAULTS.map(([name]) => name).filter(isFault)
const isFault = (name: string): name is Fault => name in MOST

type Place = { node: Node; others: Place[] }

/** A process that is born again after each crash. */
function born(world: World, name: string): Place {
  const place: Place = { node: new Node(world, name), others: [] }
  const live = () => {
    place.node.onAppended = (runId) => place.others.forEach(({ node }) => node.hear(runId))
    place.node.onRestart = () => {
      place.node = new Node(world, name)
      live()
      place.node.start()
    }
  }
  live()
  return place
}

async function setUp(world: World, [first]: Place[]): Promise<void> {
  if (first === undefined) throw new Error('A world needs a node.')
  let settled = 0
  const runs = 1 + world.dice.below(3)
  for (let i = 0; i < runs; i++) {
    const random = randomMeeting(world.seed + i)
    const meeting = { ...MEETING, ...(world.mutant.meeting?.(random) ?? random) }
    const given = {
      meeting,
      overrides: { panel: 'scripted', seed: world.seed },
      workspaceId: 'main',
      by: ANNA,
      correlationId: 'sim',
    }
    // A run that could not be written was never there; its caller would ask again.
    const { node } = first
    startRun({ runs: node.runs, registry }, given)
      .then(({ runId }) => node.pool.start(runId))
      .catch(() => undefined)
      .finally(() => settled++)
  }
  while (settled < runs && (await world.step()));
}

/** Crashes, freezes, clocks that jump and processes that take a run from each other, as long as faults last. */
function disturb(world: World, places: Place[]): void {
  const { dice } = world
  world.after(dice.below(20_000), () => {
    if (world.now > world.faultsUntil) return
    const { node } = dice.pick([places[0]!, ...places])
    if (node.alive && world.strikes('crash')) node.crash()
    if (node.alive && world.strikes('freeze')) node.freeze()
    if (node.alive && world.strikes('clock jump'))
      node.offset += dice.pick([-86_400_000, -3_600_000, -5_000, 5_000, 60_000, 86_400_000])
    if (node.alive && world.strikes('second driver')) node.start()
    disturb(world, places)
  })
}

/** People who ask for things at odd times, twice, and again when they hear nothing. */
class People {
  readonly #world: World
  readonly #places: Place[]
  readonly #asked: { runId: string; commandId: string; command: Command }[] = []
  readonly #answers = new Map<string, CommandOutcome>()
  #n = 0

  constructor(world: World, places: Place[]) {
    this.#world = world
    this.#places = places
  }

  come(): void {
    const { dice } = this.#world
    this.#world.after(dice.below(8_000), () => {
      this.#act()
      if (this.#world.now < this.#world.faultsUntil || !allEnded(this.#world)) this.come()
    })
  }

  #act(): void {
    const world = this.#world
    const { dice } = world
    // Now and then somebody comes back to the documents of a run that has ended.
    const mends = world.now <= world.faultsUntil && dice.chance(0.1)
    const open = [...world.runs].filter(
      ([, { witness }]) => witness.state !== null && ENDED.has(witness.state.status) === mends,
    )
    const [runId, watched] = open[dice.below(open.length)] ?? []
    if (runId === undefined || watched?.witness.state == null) return
    // Once nothing goes wrong any more people only help: a paused run is resumed, everything else ends by itself.
    const calm = world.now > world.faultsUntil
    if (calm && watched.witness.state.status !== 'paused') return
    const command: Command = calm
      ? { type: 'resume' }
      : (mends ? randomMending : randomCommand)(dice, watched.witness.state)
    const again = calm ? undefined : this.#asked[dice.below(this.#asked.length * 5 + 1)]
    const asked = again ?? { runId, commandId: `c${++this.#n}`, command }
    this.#asked.push(asked)
    this.#ask(asked)
    if (dice.chance(0.1)) this.#ask(asked)
  }

  #ask(asked: { runId: string; commandId: string; command: Command }): void {
    const world = this.#world
    const { node } = world.dice.pick([this.#places[0]!, ...this.#places])
    if (!node.alive || node.frozenUntil > world.now) return world.after(3_000, () => this.#ask(asked))
    const { faults } = world
    node
      .command(asked.runId, {
        commandId: asked.commandId,
        command: asked.command,
        actor: ANNA,
        correlationId: 'sim',
      })
      .then(
        (outcome) => world.check(() => this.#heard(node, { ...asked, faults }, outcome)),
        () => world.after(1_000, () => this.#ask(asked)),
      )
  }

  /** I6: what was acknowledged is in the log, once, and the same command again gets the same answer. */
  #heard(
    node: Node,
    asked: { runId: string; commandId: string; command: Command; faults: number },
    outcome: CommandOutcome,
  ): void {
    const world = this.#world
    const { runId, commandId, command, faults } = asked
    if (outcome.code === 'conflict') return
    const logged = world.runs.get(runId)?.events.get(commandId)
    const hasEnded = ENDED.has(world.runs.get(runId)?.witness.state?.status ?? 'created')
    const afterTheEnd = hasEnded && outcome.state === 'refused' && logged === undefined
    const [first] = logged ?? []
    if (!afterTheEnd && (first?.seq !== outcome.seq || first.state !== outcome.state))
      throw new Error(
        `I6: ${commandId} (${command.type}) was answered ${outcome.state} at ${outcome.seq}, the log says ${JSON.stringify(logged)}`,
      )
    const before = this.#answers.get(commandId)
    if (
      before !== undefined &&
      !afterTheEnd &&
      (before.seq !== outcome.seq || before.state !== outcome.state)
    )
      throw new Error(`I6: ${commandId} was answered twice, and not the same`)
    if (!afterTheEnd) this.#answers.set(commandId, outcome)
    if (before === undefined && outcome.state === 'applied' && outcome.reason === undefined)
      this.#soon(node, { runId, command, faults })
  }

  /** I15 and the grace of a pause: unless something went wrong meanwhile, what was asked for is soon so. */
  #soon(node: Node, { runId, command, faults }: { runId: string; command: Command; faults: number }): void {
    const world = this.#world
    const calls = node.calls.get(runId) ?? []
    const watched = world.runs.get(runId)
    const { statuses = 0, witness } = watched ?? {}
    const turnId = witness?.state?.turn?.turnId
    // Somebody who is frozen or not yet born again may hold the run.
    if (this.#places.some(({ node: one }) => !one.alive || one.frozenUntil > world.now)) return
    if (command.type === 'stop')
      world.after(1_000, () => {
        if (world.faults === faults && calls.some((call) => !call.signal.aborted && !call.settled))
          world.broken(`I15: a call of ${runId} goes on 1 s after the stop`)
      })
    if (command.type === 'pause' && turnId !== undefined)
      world.after(4_000, () => {
        const untouched = world.faults === faults && watched?.statuses === statuses
        const { state } = witness ?? {}
        // A person's turn stays open: there is no call to cut.
        const isHeld = state?.status === 'paused' && state.turn !== null && personsTurn(state) === null
        if (untouched && isHeld) world.broken(`a pause of ${runId} has not ended the turn after 4 s`)
      })
  }
}

const allEnded = (world: World): boolean =>
  [...world.runs.values()].every(({ witness }) => witness.state !== null && ENDED.has(witness.state.status))

/** I13: once nothing goes wrong any more every run ends. I5: what a process has folded is what the log says. */
function atTheEnd(world: World, places: Place[]): void {
  for (const [runId, { witness }] of world.runs) {
    const { state } = witness
    if (state === null || !ENDED.has(state.status))
      world.broken(
        `I13: ${runId} is ${state?.status} in ${state?.phase} at ${state?.seq}, ${Math.round((world.now - world.faultsUntil) / 1_000)} s after the last fault`,
      )
    for (const { node } of places) {
      const live = node.runs.peek(runId)
      if (live !== undefined && live.seq === state?.seq) world.check(() => witness.sameAs(live))
    }
  }
}

function hashOf(world: World): string {
  const hash = createHash('sha256')
  for (const [runId, { witness }] of world.runs) hash.update(`${runId} ${witness.state?.headHash}\n`)
  return hash.digest('hex')
}
