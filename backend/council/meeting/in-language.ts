import type { HeldMeeting, Template } from '../../../schemas/generated/types.ts'

/** The template as a meeting in this language reads it: its titles and names, as far as it brings them. */
export function inLanguage(template: Template, language: HeldMeeting['language']): Template {
  const words = language === 'ru' ? template.words?.ru : undefined
  if (words === undefined) return template
  const { title, description, seats = {}, agenda = [] } = words
  return {
    ...template,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    seats: template.seats.map((seat) => ({ ...seat, name: seats[seat.seat] ?? seat.name })),
    agenda: template.agenda.map((item, index) => ({ ...item, title: agenda[index] ?? item.title })),
  }
}
