import {
  type AbilityMethod,
  type AdaptiveSettings,
  type FinishedTest,
  prepareBank,
  runTest,
} from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { peerItem } from '../peer-items.ts'
import { expected } from '../reference.ts'

interface ReferenceRun {
  readonly items: number[]
  readonly responses: number[]
  readonly provisionalTheta: number[]
  readonly provisionalSE: number[]
  readonly finalTheta: number
  readonly finalSE: number
}

interface Configuration {
  readonly provisional: string
  readonly final: string
  readonly startTheta: number
  readonly stop: { readonly seThreshold: number; readonly maxItems: number }
  readonly runs: ReferenceRun[]
}

const METHODS: Readonly<Record<string, AbilityMethod>> = { EAP: 'eap', BM: 'map', ML: 'ml', WL: 'wle' }

function runAll(set: string, { provisional, final, startTheta, stop }: Configuration): FinishedTest[] {
  const file = expected(set)
  const bank = prepareBank({ items: file.bank.map((row: Record<string, number>) => peerItem(row, file.model)) })
  const settings: AdaptiveSettings = {
    start: { theta: startTheta },
    select: { rule: 'mfi' },
    stop: { standardError: stop.seThreshold, maxItems: stop.maxItems },
    score: { method: METHODS[provisional]! },
    final: METHODS[final]!,
  }
  return file.responses.map((answers: number[]) => runTest(bank, settings, 1, (item) => answers[item]!))
}

/** A number that differs from every item index, so that a test of another length counts as a different choice. */
const NO_ITEM = -1e9

function checksOf(set: string): Check[] {
  return (expected(set).configurations as Configuration[]).flatMap((configuration, index) => {
    const { runs, provisional, final } = configuration
    const name = `${provisional}/${final}`
    let finished: FinishedTest[] | undefined
    const ours = () => {
      finished ??= runAll(set, expected(set).configurations[index])
      return finished
    }
    const check = (
      quantity: string,
      tolerance: number,
      theirs: (run: ReferenceRun) => number[],
      mine: (test: FinishedTest) => (number | null)[],
    ): Check => ({
      area: 'adaptive',
      set,
      quantity: `${name}: ${quantity}`,
      peer: 'catR 3.17',
      tolerance,
      measure: () => {
        const lists = runs.map((run, i) => padded(mine(ours()[i]!), theirs(run)))
        return largestDifference(
          lists.flatMap(([one]) => one),
          lists.flatMap(([, other]) => other),
        )
      },
    })
    return [
      check(
        'chosen items',
        0,
        ({ items }) => items.map((item) => item - 1),
        ({ state }) => state.steps.map(({ item }) => item),
      ),
      check(
        'theta after each item',
        0.01,
        (run) => run.provisionalTheta,
        ({ state }) => state.steps.map(({ theta }) => theta),
      ),
      check(
        'error after each item',
        0.01,
        (run) => run.provisionalSE,
        ({ state }) => state.steps.map(({ error }) => error),
      ),
      check(
        'final theta and error',
        0.01,
        (run) => [run.finalTheta, run.finalSE],
        (test) => [test.final.theta, test.final.error],
      ),
    ]
  })
}

/** Both lists at the length of the longer one. */
function padded<A, B>(one: A[], other: B[]): [(A | number)[], (B | number)[]] {
  const length = Math.max(one.length, other.length)
  const pad = <T>(list: T[], filler: number): (T | number)[] => [...list, ...Array(length - list.length).fill(filler)]
  return [pad(one, NO_ITEM), pad(other, NO_ITEM + 1)]
}

export const checks: readonly Check[] = ['cat-3pl', 'cat-grm'].flatMap(checksOf)
