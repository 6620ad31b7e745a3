/** What people set each other to do, as minutes write it. */
export const TASKS_EN = new Set(
  (
    'add address adjust announce answer apply archive arrange ask assemble assess assign attend audit backport benchmark book brainstorm break bring build bump buy ' +
    'call cancel capture categorize change chase check circulate clarify clean close collaborate collect come comment communicate compare compile complete compose conduct ' +
    'configure confirm connect consult contact continue contribute convene convert coordinate copy correct create cross-check cut decide define deliver demo deploy describe design determine ' +
    'develop discuss distribute do document double-check download draft draw drive edit email encourage ensure escalate establish estimate evaluate examine expand experiment explain explore export extend extract ' +
    'facilitate figure file fill finalise finalize find finish fix flag flip focus follow formalize forward gather generate get give go groom hand handle help highlight hold host identify implement improve include incorporate ' +
    'inform initiate inquire install integrate introduce invite investigate iterate join keep kick label land launch lead learn liaise link list log look mail maintain make manage map mark measure meet mention merge ' +
    'message migrate moderate modify monitor move name negotiate nominate note notify open order organise organize outline own package pair pass phone pick pilot ping place plan poll populate post prepare present ' +
    'print prioritise prioritize process produce promote propose prototype provide publish pull push put query raise re-run reach read rebase recommend reconcile record recruit redo redraft refactor refine register reimplement release ' +
    'remind remove rename renew reopen reorganize repair rephrase replace reply report reproduce request research resolve respond restart restore restructure resubmit return revert review revise revisit rewrite run ' +
    'sanity-check scan schedule scope secure seek select send set share ship shepherd show sign simplify solicit solve sort source speak specify split spread start state stop study submit suggest summarise summarize supply support survey switch sync ' +
    'tag take talk tell test think tidy track train transfer transition translate transcribe triage try turn tweak tweet type unblock update upgrade upload validate verify visit volunteer watch wire work write'
  ).split(' '),
)

/** Verbs with which a line of minutes states what was chosen. */
export const CHOICES_EN = new Set(
  (
    'accept adopt allow approve avoid ban cancel change choose close confirm continue deny defer deprecate disallow discontinue drop elect endorse extend forbid freeze go hold keep limit merge move permit pick postpone ' +
    'proceed prohibit publish ratify recommend reject release remain remove rename replace require resume retain retire revert schedule select separate settle ship split stabilize standardize start stay stick stop support suspend switch table target treat use withdraw'
  ).split(' '),
)

/** A capital here begins a sentence, it makes no name. */
export const NO_NAMES_EN = new Set(
  (
    'a an the this that these those it its there here he she they we you i my our your his her their who what which when where why how if then than so as and or but not no yes ok okay all any some each every both either neither ' +
    'one two three four five many most more much few several other another such same first second third last next new old only also just even still again now today tomorrow yesterday ' +
    'want wants wanted need needs needed like likes have has had able going ready due trying try tries easy hard good bad better best nice great happy glad useful helpful possible impossible likely unlikely important ' +
    'way ways time times thing things work works related according thanks thank back down up out in on at by for from to of off over under about into onto with without within between after before until since during through per via ' +
    'is are was were be been being am do does did done can could will would shall should may might must let lets let s get gets got make makes made ' +
    'nothing something anything everything anyone anybody someone somebody nobody everyone everybody people folks others others guys ' +
    'agreed agree proposal proposed propose question questions issue issues idea ideas plan plans goal goals hope hopes hoping option options alternative note notes discussion discussed update updates status action actions item items decision decisions ' +
    'topic topics agenda meeting meetings call calls minutes attendees present regrets scribe chair background summary conclusion conclusions next steps pr prs rfc rfcs eip eips api apis spec specs ' +
    'currently maybe perhaps probably possibly however therefore thus hence otherwise instead because while although though whether unless once ' +
    'nice-to-have continue continued continues start started seems seem looks look sounds think thinks believe feel feels know knows see use used uses using add adding remains refer refers regarding given keep keeps ' +
    'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)

/** Who acts without being named: a body or an office. */
export const ROLES_EN = new Set(
  'chair chairs cochair cochairs co-chair co-chairs editor editors author authors team teams scribe secretary maintainer maintainers champion champions committee board lead leads staff organizer organizers organiser organisers liaison owner owners moderator moderators group subgroup wg working council admins admin treasurer facilitator host facilities legal finance marketing sales accounting procurement hr reviewers reviewer participants members volunteers developers devs implementers taskforce panel ec tsc subcommittee'.split(
    ' ',
  ),
)
