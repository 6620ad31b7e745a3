import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { meetingOf, type Text } from './read-agenda.ts'

/** Three invented meetings, each written the way another kind of author writes. */

const bridgeAgenda = `# Crossing the Lune

**Question:** how should people cross the river in the old town?

## Decision drivers

### Must have

- Accessibility: wheelchairs and prams must cross without help.
- Operating cost: the yearly cost of running the crossing should be small.

### Nice to have

- Landscape: the view of the old town should stay open, if possible.
- Speed: crossing takes a few minutes at most.

## Options

- Cable ferry
- Footbridge
- Water taxi
`

const bridgeContext = `## Pros and cons

### Cable ferry

The ferry is pulled along a cable between two landings.

#### Pros

- Wheelchairs roll on without a step, so accessibility is good
- Keeps the landscape open, nothing stands in the view

#### Cons

- A ferryman has to be paid every day, so the operating cost is high
- Crossing takes about nine minutes in strong current
- Must stop when the river floods

### Footbridge

A steel bridge with ramps on both banks.

#### Pros

- Ramps give accessibility to wheelchairs and prams at any hour
- Operating cost is small once it stands
- Crossing takes two minutes

#### Cons

- The pylons block the view, which hurts the landscape
- Building it may close the quay for a summer

### Water taxi

#### Pros

- Boats are fast when one is waiting

#### Cons

- Prams and wheelchairs need help at the steps, so accessibility is poor
- Operating cost is the highest of the three, with two skippers a shift
`

const ovenAgenda = `# A new oven for the bakery

## Criteria

1. Even heat (required)
2. Energy use
3. Repair within a day
4. Floor space

## Options on the table

1. Deck oven
2. Rack oven
3. Stone oven
`

const ovenContext = `### Comparison

- ✅ meets it
- 🟡 partly
- ❌ does not
- ❓ nobody knows

| What we look at | Deck oven | Rack oven | Stone oven |
| --- | :-: | :-: | :-: |
| Even heat | ✅ | 🟡 | ❌ |
| Energy use | 🟡 | ✅ | ❌ |
| Repair within a day | ✅ | ❓ | ❌ |
| Floor space | 🟡 | ✅ | ❌ |
| Crust* | ✅ | 🟡 | ✅ |

\\*nice to have
`

const archiveAgenda = `# Where to keep the parish archive

## Criteria

* Climate control: papers need steady cool and dry air.
* Rent: the rent should be low.
* Public reading room: visitors can read on site.
* Fire safety: the house must have a certified extinguishing system.

## Considered options

* County vault
* Old school
* Salt mine
`

const archiveContext = `# County vault

- **Climate control:** Yes, around the clock
- **Rent:** $4 per box per year
- **Public reading room:** Yes
- **Fire safety:** Yes, certified in every room

# Old school

- **Climate control:** None
- **Rent:** Free
- **Public reading room:** Yes, but only on weekends
- **Fire safety:** Unknown

# Salt mine

- **Climate control:** Excellent, the air is dry
- **Rent:** High
- **Public reading room:** No
- **Fire safety:** Limited
`

const text = (title: string, body: string): Text => ({ title, text: body })

export const bridge = (context = bridgeContext, agenda = bridgeAgenda): HeldMeeting =>
  meetingOf(text('agenda', agenda), context === '' ? [] : [text('crossings', context)])
export const oven = (context = ovenContext, agenda = ovenAgenda): HeldMeeting =>
  meetingOf(text('agenda', agenda), context === '' ? [] : [text('ovens', context)])
export const archive = (context = archiveContext, agenda = archiveAgenda): HeldMeeting =>
  meetingOf(text('agenda', agenda), context === '' ? [] : [text('houses', context)])

export const texts = { bridgeAgenda, bridgeContext, ovenAgenda, ovenContext, archiveAgenda, archiveContext }
