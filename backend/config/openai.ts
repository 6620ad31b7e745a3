/** Where models are asked unless another address is given. */
export const OPENAI = 'https://api.openai.com/v1'

export const isOpenAI = (baseURL: string): boolean => new URL(baseURL).host === new URL(OPENAI).host
