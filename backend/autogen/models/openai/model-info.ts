import type { ModelInfo } from '../model-client.ts'

type Abilities = Omit<ModelInfo, 'model' | 'provider'>

const ABLE: Abilities = {
  functionCalling: true,
  jsonOutput: true,
  structuredOutput: true,
  vision: true,
  contextWindow: null,
}

// The first line that fits decides. Only names the providers have published; a snapshot's date may follow.
const FAMILIES: [RegExp, Partial<Abilities>][] = [
  [/^gpt-5-chat/, { contextWindow: 128_000 }],
  [/^gpt-5/, { contextWindow: 400_000 }],
  [/^gpt-4\.1/, { contextWindow: 1_047_576 }],
  [/^gpt-4o/, { contextWindow: 128_000 }],
  [/^gpt-4-turbo/, { structuredOutput: false, contextWindow: 128_000 }],
  [/^gpt-4/, { structuredOutput: false, jsonOutput: false, vision: false, contextWindow: 8192 }],
  [/^gpt-3\.5-turbo/, { structuredOutput: false, vision: false, contextWindow: 16_385 }],
  [
    /^o1-mini/,
    {
      functionCalling: false,
      jsonOutput: false,
      structuredOutput: false,
      vision: false,
      contextWindow: 128_000,
    },
  ],
  [/^o3-mini/, { vision: false, contextWindow: 200_000 }],
  [/^o[134](-|$)/, { contextWindow: 200_000 }],
  [
    /^deepseek-reasoner/,
    { functionCalling: false, jsonOutput: false, structuredOutput: false, vision: false },
  ],
  [/^deepseek-chat/, { structuredOutput: false, vision: false }],
  [/^gemini-/, { contextWindow: 1_048_576 }],
  [/^claude-/, { jsonOutput: false, structuredOutput: false, contextWindow: 200_000 }],
]

/**
 * What a model can do. One that is not known is taken to be able to do everything, since its provider says so
 * soon enough where it is not; `known` corrects that, and the table as well.
 */
export function modelInfo(model: string, provider: string, known: Partial<ModelInfo> = {}): ModelInfo {
  const family = FAMILIES.find(([name]) => name.test(model))?.[1]
  return { ...ABLE, ...family, ...known, model, provider: known.provider ?? provider }
}

const PROVIDERS: Record<string, string> = {
  'api.openai.com': 'openai',
  'generativelanguage.googleapis.com': 'google',
  'api.anthropic.com': 'anthropic',
  'api.deepseek.com': 'deepseek',
  'openrouter.ai': 'openrouter',
}

/** Who answers at an address: a name that is known, or else the host with its port. */
export function providerAt(address: URL): string {
  return PROVIDERS[address.hostname] ?? address.host
}
