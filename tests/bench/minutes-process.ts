// One format in a process of its own, so that its peak of memory is its own: prints seconds, megabytes and items.
import { extractItems } from '../../backend/minutes/extract/rules/extract.ts'
import { decodeText } from '../../backend/minutes/formats/transcript/decode-text.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { normalise } from '../../backend/minutes/normalise/normalise.ts'
import { textOf } from './minutes-texts.ts'

const [format = 'md', bytes = '100000'] = process.argv.slice(2)
const given = Buffer.from(textOf(format, Number(bytes)))
const began = performance.now()
const transcript = readTranscript({ name: `talk.${format}`, text: decodeText(given) })
const items = normalise(extractItems(transcript), transcript)
const seconds = (performance.now() - began) / 1000
console.log(seconds.toFixed(2), Math.round(process.resourceUsage().maxRSS / 1024), items.length)
