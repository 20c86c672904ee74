import { setTimeout as wait } from 'node:timers/promises'
import type { MipModel } from '@petakom/placement/side'
import { describe, expect, it } from 'vitest'
import { MipCancelled, openMipThread } from './mip-thread.ts'

/** A market split: dense, unrelated coefficients that must add up to half their sum, which takes a search for ever. */
function endless(columns: number): MipModel {
  const rows = 6
  let state = 7
  const draw = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % 1000
  }
  const values = Float64Array.from({ length: rows * columns }, draw)
  const half = Array.from({ length: rows }, (_, row) =>
    Math.floor(values.subarray(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0) / 2),
  )
  return {
    columns,
    rows,
    maximise: true,
    cost: new Float64Array(columns).fill(1),
    columnLower: new Float64Array(columns),
    columnUpper: new Float64Array(columns).fill(1),
    whole: new Int32Array(columns).fill(1),
    rowLower: Float64Array.from(half),
    rowUpper: Float64Array.from(half),
    starts: Int32Array.from({ length: rows + 1 }, (_, row) => row * columns),
    indices: Int32Array.from({ length: rows * columns }, (_, at) => at % columns),
    values,
  }
}

const small: MipModel = {
  columns: 1,
  rows: 1,
  maximise: true,
  cost: Float64Array.of(2),
  columnLower: Float64Array.of(0),
  columnUpper: Float64Array.of(5),
  whole: Int32Array.of(1),
  rowLower: Float64Array.of(-Infinity),
  rowUpper: Float64Array.of(7),
  starts: Int32Array.of(0, 1),
  indices: Int32Array.of(0),
  values: Float64Array.of(2),
}

describe('openMipThread', () => {
  it('solves in its thread and leaves this one free', async () => {
    const thread = openMipThread()
    const result = await thread.solve(small)
    expect(result.status === 'optimal' && Array.from(result.values)).toEqual([3])
    let ticks = 0
    const clock = setInterval(() => ticks++, 20)
    const long = await thread.solve(endless(50), { timeLimit: 1 })
    clearInterval(clock)
    expect(long.status).toBe('time-limit')
    expect(ticks).toBeGreaterThan(10)
    await thread.close()
  })

  it('ends a solve under way when the signal is raised', async () => {
    const stop = new AbortController()
    const thread = openMipThread(stop.signal)
    await thread.solve(small)
    const long = thread.solve(endless(50)).catch((error: unknown) => error)
    await wait(200)
    const asked = performance.now()
    stop.abort()
    expect(await long).toBeInstanceOf(MipCancelled)
    await thread.close()
    expect(performance.now() - asked).toBeLessThan(2_000)
    await expect(thread.solve(small)).rejects.toBeInstanceOf(MipCancelled)
  })
})
