import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../../plugins/route.ts'
import { decideRecipe, proposeRecipe } from './propose.ts'
import { readCombiningRecipes } from './queries.ts'

export function registerCombiningRecipes(app: FastifyInstance): void {
  handle(app, contract.listCombiningRecipes, ({ db, actor }) =>
    readCombiningRecipes(db, actor.id, app.settings.clock()),
  )
  handle(app, contract.proposeCombiningRecipe, async ({ db, actor, body }) => ({
    id: await proposeRecipe(db, actor, body, app.settings.clock()),
  }))
  handle(app, contract.decideCombiningRecipe, async ({ db, actor, params, body }) => ({
    version: await decideRecipe(db, actor, params.id, body, app.settings.clock()),
  }))
}
