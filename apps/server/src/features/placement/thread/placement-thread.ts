import type { ConstraintPrice, FactChange, getExplanation, ResponseOf, verifyPlan } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { PlanThread } from '../../../placement/plan-thread.ts'
import type { PostCandidate } from './candidates-for.ts'
import type { PlanDifferences } from './compare-in.ts'
import type { Fit } from './fits-for.ts'
import type { OfPlan, OfSnapshot, Question } from './questions.ts'

type Asked<K extends Question['kind']> = Omit<Extract<Question, { kind: K }>, 'kind'>

/** Questions about frozen data and plans, answered by the one thread that this process has for them. */
export class PlacementThread {
  readonly thread: PlanThread

  constructor(connectionString: string) {
    this.thread = new PlanThread(new URL('./thread-worker.ts', import.meta.url), connectionString)
  }

  /** Whoever may be placed in a post, the best first. */
  fitsFor(asked: OfSnapshot & { readonly post: number }): Promise<Fit[]> {
    return this.#ask({ kind: 'fits', ...asked })
  }

  /** What a constraint costs beside those in force; refused where it cannot be. */
  price(asked: Asked<'price'>): Promise<z.infer<typeof ConstraintPrice>> {
    return this.#ask({ kind: 'price', ...asked })
  }

  /** What differs between the present records and the data frozen last; `inPlan` is of the plan named, else of any. */
  findChanges(asked: {
    readonly instansiId: string
    readonly roundId: string
    readonly planId?: string
  }): Promise<z.infer<typeof FactChange>[]> {
    return this.#ask({ kind: 'changes', planId: null, ...asked })
  }

  explain(asked: Asked<'explain'>): Promise<ResponseOf<typeof getExplanation>> {
    return this.#ask({ kind: 'explain', ...asked })
  }

  /** Exact shortfalls of one official; without `posts`, of every post the official is a candidate for. */
  shortfalls(
    asked: OfPlan & { readonly official: number; readonly posts?: readonly number[] },
  ): Promise<{ post: number; shortfall: number | null }[]> {
    return this.#ask({ kind: 'shortfalls', posts: null, ...asked })
  }

  /** The `most` best candidates of a post by fit, and those of `also` who are candidates. */
  candidates(
    asked: OfPlan & { readonly post: number; readonly most: number; readonly also?: readonly number[] },
  ): Promise<PostCandidate[]> {
    return this.#ask({ kind: 'candidates', also: [], ...asked })
  }

  /** Best total less the best total with nobody in the post, for each. */
  emptyPrices(asked: OfPlan & { readonly posts: readonly number[] }): Promise<(number | null)[]> {
    return this.#ask({ kind: 'empty-prices', ...asked })
  }

  /** What differs between two plans of the same frozen data. */
  compare(asked: Asked<'compare'>): Promise<PlanDifferences> {
    return this.#ask({ kind: 'compare', ...asked })
  }

  verify(asked: OfPlan): Promise<ResponseOf<typeof verifyPlan>> {
    return this.#ask({ kind: 'verify', ...asked })
  }

  #ask<T>(question: Question): Promise<T> {
    return this.thread.ask(question)
  }
}

const threads = new WeakMap<FastifyInstance, PlacementThread>()

export function openPlacementThread(app: FastifyInstance): void {
  const opened = new PlacementThread(app.database.connectionString)
  threads.set(app, opened)
  app.addHook('onClose', () => opened.thread.close())
}

export function placementThread(app: FastifyInstance): PlacementThread {
  const opened = threads.get(app)
  if (!opened) throw new Error('registerPlacement opens the thread of plans first')
  return opened
}
