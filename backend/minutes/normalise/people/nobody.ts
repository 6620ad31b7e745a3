/** Words that stand where an owner would stand and name nobody. */
const NOBODY = new Set(
  (
    'we i you they he she it us all everyone everybody anyone anybody someone somebody nobody none who whoever others people folks volunteers volunteer tbd tba tbc unassigned unknown open n/a na none various both each ' +
    'team teams group groups wg cg tf tsc committee board council chairs chair editors editor authors author members member participants attendees speakers staff maintainers maintainer reviewers contributors developers implementers facilitator scribe secretary owner owners lead leads community users clients customers partners vendor vendors contractor legal marketing sales support engineering design product security finance hr ops it qa dev devops management operations infrastructure infra platform research data office release hardware software docs documentation admin admins ' +
    'the a an this that these those there then action actions task tasks item items todo decision need needs please also and or but so if when after before next yes no not new ' +
    'мы я вы они он она оно все всем каждый кто-то кто кто-нибудь кому никто команда команде группа группе отдел отделу комитет совет редакторы участники авторы разработчики руководство дирекция бухгалтерия юристы маркетинг секретарь председатель правление коллеги нет не решили решено'
  ).split(' '),
)

/** Whether a word, or a name that ends with one, says no one person: "we", "the Hardware group", "TBD", «все». */
export function isNobody(name: string): boolean {
  const words = name.toLowerCase().replace(/^@/, '').split(/\s+/)
  return NOBODY.has(words[0] ?? '') || NOBODY.has(words.at(-1) ?? '')
}
