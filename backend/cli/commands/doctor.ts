import { command } from '../usage.ts'

export default command({
  name: 'doctor',
  takes: [],
  summary: 'Checks this machine and the data, and says how to mend what is wrong.',
  options: {},
  run: async () => 0,
})
