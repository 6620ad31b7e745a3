/** A wrong value in the environment; the message names the variable, its fault and, where one helps, an example. */
export class ConfigInvalid extends Error {
  readonly variable: string
  constructor(variable: string, fault: string, example: string | null, mend = '') {
    const advice = [mend, example === null ? '' : `For example: ${variable}=${example}`].filter(Boolean)
    super([variable, fault, ...advice].join(' '))
    this.name = 'ConfigInvalid'
    this.variable = variable
  }
}
