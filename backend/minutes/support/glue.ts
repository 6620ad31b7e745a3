/**
 * Words that carry no claim of their own. Directions, degrees and amounts are not among them (before, after, more, all,
 * only, must; до, после, больше, все, только): a claim that turns them round says something else.
 */
export const GLUE: ReadonlySet<string> = new Set(
  (
    'a an and are as am at be been being but by can could did do does doing done for from had has have having he her hers him his how i if in into is it its ' +
    'me might may my of on onto or our ours shall she should so such than that the their theirs them then there these they this those to too us was we were what when ' +
    'where which while who whom whose will with would you your yours also ' +
    'say says said note notes noted mention mentions mentioned because since therefore thus hence however though although yet now here very just quite really matter matters important e g ie eg etc ' +
    'и в во на с со к ко о об обо от по за из изо у это как так же ли бы б для при или но а что чтобы я мы вы он она они оно его ее их им ей ему него нее них ним ней нам нас вам вас меня мне ' +
    'мой моя мое мои моего моей наш наша наше наши нашего нашей нашу ваш ваша ваше ваши свой своя свое свои своего своей свою своих этот эта эти этого этой этому этом этих эту тот та те того той тому тем тех то ту ' +
    'быть был была было были есть будет будут буду будем который которая которое которые которого которой которых которым которую ' +
    'тоже также потому поэтому поскольку если когда где кто чем чтоб вот тут там сейчас теперь тогда очень просто говорит сказал сказала сказали отметил отметила однако хотя зато лишь важно ' +
    'да т е д др'
  ).split(' '),
)
