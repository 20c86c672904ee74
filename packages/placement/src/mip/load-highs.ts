import type { MipModel, MipOptions, MipResult, SolveMip } from './model.ts'

type HighsLoader = typeof import('highs')['default']

/** HiGHS in the calling thread, which it blocks while it solves: a server calls this in a worker. */
export async function loadHighs(): Promise<SolveMip> {
  // Its types describe the CommonJS build, Node loads the other one, in which the loader is the default itself.
  const load = (await import('highs')).default as unknown as HighsLoader
  const highs = await load()
  const { modelStatus, objectiveSense } = highs.constants

  return async function solveMip(model: MipModel, options: MipOptions = {}): Promise<MipResult> {
    if (model.columns === 0) return solveEmpty(model)
    const isWhole = !options.relaxed && model.whole.some((whole) => whole === 1)
    const data = {
      numCols: model.columns,
      numRows: model.rows,
      sense: model.maximise ? objectiveSense.maximize : objectiveSense.minimize,
      colCost: model.cost,
      colLower: model.columnLower,
      colUpper: model.columnUpper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: {
        format: 'csr' as const,
        numRows: model.rows,
        numCols: model.columns,
        starts: model.starts,
        indices: model.indices,
        values: model.values,
      },
      ...(isWhole ? { integrality: model.whole } : {}),
    }
    return highs.withModel(data, (solver): MipResult => {
      solver.options.set({
        output_flag: false,
        mip_rel_gap: 0,
        mip_abs_gap: 0,
        mip_feasibility_tolerance: options.tolerance ?? 1e-6,
        primal_feasibility_tolerance: Math.min(1e-7, options.tolerance ?? 1e-7),
        ...(options.timeLimit === undefined ? {} : { time_limit: Math.max(0, options.timeLimit) }),
      })
      solver.run()
      const status = solver.getModelStatus()
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return { status: 'infeasible' }
      const bound = () => Number(isWhole ? solver.info.get('mip_dual_bound') : solver.getObjectiveValue())
      if (status === modelStatus.optimal)
        return { status: 'optimal', values: Float64Array.from(solver.getSolution().colValue), bound: bound() }
      if (status === modelStatus.timeLimit) {
        const isMet = isWhole && Number(solver.info.get('primal_solution_status')) === 2
        // A relaxation cut short proves nothing.
        const open = model.maximise ? Infinity : -Infinity
        const values = isMet ? Float64Array.from(solver.getSolution().colValue) : null
        return { status: 'time-limit', values, bound: isWhole ? bound() : open }
      }
      throw new Error(`HiGHS ended with model status ${status}`)
    })
  }
}

/** HiGHS takes a model without columns for no model at all. */
function solveEmpty({ rows, rowLower, rowUpper }: MipModel): MipResult {
  for (let row = 0; row < rows; row++) if (rowLower[row]! > 0 || rowUpper[row]! < 0) return { status: 'infeasible' }
  return { status: 'optimal', values: new Float64Array(0), bound: 0 }
}
