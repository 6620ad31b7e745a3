export const FORMATS = ['md', 'txt', 'vtt', 'srt', 'json', 'jsonl'] as const

const NAMES = ['Nora Vale', 'Omar Reed', 'Ida Moss', 'Leo Finch']
const SAID = [
  'I think that we should keep the hedge as it is until the autumn, because nobody has the time to cut it.',
  'Agreed. I will order the seeds by next Friday and send the list to everyone.',
  'What about the shed? It needs paint and a new door, and the budget is spent already.',
  'Fine, let us decide that in the next meeting, when we know what it costs.',
  'The last bill was higher than we thought, which is a risk for the summer.',
]

/** So many bytes of a meeting's talk, as a file of that kind has it. */
export function textOf(format: string, bytes: number): string {
  const parts = [HEADS[format] ?? '']
  for (let i = 0, size = 0; size < bytes; i++) {
    const part = line(format, i)
    parts.push(part)
    size += part.length
  }
  return parts.join('') + (format === 'json' ? '{}]}' : '')
}

const HEADS: Record<string, string> = {
  md: `# Garden club 2024-03-12\n\nPresent: ${NAMES.join(', ')}\n\n`,
  txt: `Garden club 2024-03-12\n======================\n\nPresent: ${NAMES.join(', ')}\n\n`,
  vtt: 'WEBVTT\n\n',
  json: '{"messages":[',
}

const time = (i: number, point: string): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(i / 360) % 99)}:${two(Math.floor(i / 6) % 60)}:${two((i * 10) % 60)}${point}000`
}

function line(format: string, i: number): string {
  const name = NAMES[i % NAMES.length] ?? ''
  const said = `${SAID[i % SAID.length]} Point ${i}.`
  switch (format) {
    case 'md':
      return i % 40 === 0
        ? `\n## Topic ${i}\n\n`
        : i % 7 === 0
          ? `- ACTION: ${name} to look at **point ${i}**\n`
          : `**${name}:** ${said}\n\n`
    case 'vtt':
      return `${i}\n${time(i, '.')} --> ${time(i + 1, '.')}\n<v ${name}>${said}</v>\n\n`
    case 'srt':
      return `${i + 1}\n${time(i, ',')} --> ${time(i + 1, ',')}\n${name}: ${said}\n\n`
    case 'json':
      return `${JSON.stringify({ from: name, date: '2024-03-12T10:00:00', text: said })},\n`
    case 'jsonl':
      return `${JSON.stringify({ runId: 'r', seq: i + 1, type: 'chat_message', at: '2024-03-12T10:00:00Z', data: { seat: name, content: said } })}\n`
    default:
      return `${name}: ${said}\n`
  }
}
