import { arrayAt, flagAt, MOST_COUNT, objectAt, pairsAt, refuse, wholeAt } from '../instance-error.ts'
import type { SideInstance, SideOfficial, SidePost, SideRules } from './instance.ts'

/** Reads a parsed `kind: side` file; throws an `InstanceError` at the first thing that cannot be used. */
export function readSide(file: unknown): SideInstance {
  const root = objectAt(file, 'instance')
  const agencies = wholeAt(root.agencies, 'agencies', 0, MOST_COUNT)
  const officialList = arrayAt(root.officials, 'officials')
  const postList = arrayAt(root.posts, 'posts')
  const officials = officialList.map((raw, i) => readOfficial(raw, i, agencies, postList.length))
  const posts = postList.map((raw, j) => readPost(raw, j, agencies, officials.length))
  checkSeats(officials, posts)
  const caps = arrayAt(root.moveCap, 'moveCap')
  if (caps.length !== agencies) refuse('wrong-length', 'moveCap', root.moveCap)
  return {
    rules: readRules(root.rules),
    agencies,
    moveCap: caps.map((cap, a) => wholeAt(cap, `moveCap[${a}]`, 0)),
    officials,
    posts,
    edges: pairsAt(root.edges, 'edges', officials.length, posts.length),
    questions: root.questions === undefined ? null : readQuestions(root.questions, officials.length, posts.length),
  }
}

function readRules(raw: unknown): SideRules {
  const rules = objectAt(raw, 'rules')
  return {
    minTenureMonths: wholeAt(rules.minTenureMonths, 'rules.minTenureMonths'),
    demotionAllowed:
      rules.demotionAllowed === undefined ? false : flagAt(rules.demotionAllowed, 'rules.demotionAllowed'),
    maxGradeStep: wholeAt(rules.maxGradeStep, 'rules.maxGradeStep', 0),
    maxMovedSharePercent: wholeAt(rules.maxMovedSharePercent, 'rules.maxMovedSharePercent', 0, 100),
  }
}

function readOfficial(raw: unknown, i: number, agencies: number, posts: number): SideOfficial {
  const at = `officials[${i}]`
  const official = objectAt(raw, at)
  if (official.id !== i) refuse('wrong-id', `${at}.id`, official.id)
  return {
    id: i,
    agency: wholeAt(official.agency, `${at}.agency`, 0, agencies - 1),
    seat: wholeAt(official.seat, `${at}.seat`, 0, posts - 1),
    grade: wholeAt(official.grade, `${at}.grade`),
    tenureMonths: wholeAt(official.tenureMonths, `${at}.tenureMonths`),
    locked: flagAt(official.locked, `${at}.locked`),
  }
}

function readPost(raw: unknown, j: number, agencies: number, officials: number): SidePost {
  const at = `posts[${j}]`
  const post = objectAt(raw, at)
  if (post.id !== j) refuse('wrong-id', `${at}.id`, post.id)
  return {
    id: j,
    agency: wholeAt(post.agency, `${at}.agency`, 0, agencies - 1),
    grade: wholeAt(post.grade, `${at}.grade`),
    incumbent: post.incumbent === null ? null : wholeAt(post.incumbent, `${at}.incumbent`, 0, officials - 1),
    locked: flagAt(post.locked, `${at}.locked`),
    mustFill: flagAt(post.mustFill, `${at}.mustFill`),
  }
}

function checkSeats(officials: readonly SideOfficial[], posts: readonly SidePost[]): void {
  for (const { id, seat } of officials)
    if (posts[seat]!.incumbent !== id) refuse('seat-mismatch', `officials[${id}].seat`, seat)
  for (const { id, incumbent } of posts)
    if (incumbent !== null && officials[incumbent]!.seat !== id)
      refuse('seat-mismatch', `posts[${id}].incumbent`, incumbent)
}

function readQuestions(raw: unknown, officials: number, posts: number): (readonly [number, number])[] {
  return arrayAt(raw, 'questions').map((question, k) => {
    const pair = arrayAt(question, `questions[${k}]`)
    if (pair.length !== 2) refuse('wrong-length', `questions[${k}]`, question)
    return [
      wholeAt(pair[0], `questions[${k}][0]`, 0, officials - 1),
      wholeAt(pair[1], `questions[${k}][1]`, 0, posts - 1),
    ] as const
  })
}
