/** A small meeting of our own with enough marked evidence to be decided, as a file. */
export const BIKE_SHED = `---
language: en
reversibility: reversible
stakes: low
budget: { maxTurns: 30 }
---

# Where the bikes stand in winter

## Question

Where do our members leave their bikes from November to March?

## Criteria

- Dry (must): no rain and no snow on the bikes
- Cost (must): at most €40 per month
- Way: close to the front door
- Safe at night (nice to have)

## Options

### The carport

- Dry: yes, roof on all sides but one
- Cost: €15 per month
- Way: twelve steps from the door
- Safe at night: yes, a lamp and a camera

**Pros**

- Nothing has to be built
- The lamp is on all night

**Cons**

- The wind blows leaves in

### The cellar

- Dry: no, the floor is wet after every rain
- Cost: €60 per month
- Way: down two flights of stairs
- Safe at night: unknown

**Pros**

- The door can be locked

**Cons**

- Nobody wants to carry a bike down two flights of stairs
- The pump needs care every week
`

/** A meeting that names nothing to choose from: a person has to be asked. */
export const NO_OPTIONS = `# Where we meet

## Question

Where do we meet in spring?

## Notes

The garden is quiet. The hall is warm.
`
