//! `Σ κᵢ · (xᵢ, 1)(xᵢ, 1)ᵀ`, element by element from the first sample to the last.
//!
//! # Method
//!
//! The matrix is divided into tiles of 8 × 8 elements, of which those on and above
//! the diagonal are computed and the others mirrored. Samples are taken in blocks of 256, whose curvatures κ are computed
//! first, and whose inputs are copied so that eight of one sample lie side by side: a tile then reads two short runs of
//! memory, and half a tile fits the registers while all samples of the block are added to it.
//!
//! An element is a sum in the order of the samples whatever the vectors and the threads, which share out the tiles.

use std::thread;

use multiversion::multiversion;

use super::columns::Columns;
use crate::data::Samples;
use crate::losses::Curvature;

/// The width of a tile.
const TILE: usize = 8;

/// Half of it: four rows are summed at a time.
const HALF: usize = 4;

/// Samples in a block.
const BLOCK: usize = 256;

/// Below this many products for each thread the fork costs more than it brings.
const WORTH_A_THREAD: usize = 4_194_304;

type Tile = [[f64; TILE]; TILE];

/// The matrix row by row, `(n_inputs + 1)²` elements.
pub(crate) fn outer_products<A: Sync, L: Curvature<A>>(
    loss: &L,
    activation: &A,
    theta: &[f64],
    samples: Samples<'_>,
) -> Vec<f64> {
    let columns = samples.columns();
    let n = theta.len();
    let n_panels = n.div_ceil(TILE);
    let mut tiles = vec![[[0.0; TILE]; TILE]; n_panels * (n_panels + 1) / 2];
    let work = tiles.len() * TILE * TILE * columns.n_samples();
    let threads = samples.threads().min(work / WORTH_A_THREAD).max(1);
    let share = tiles.len().div_ceil(threads);
    let run = |first: usize, tiles: &mut [Tile]| {
        add_samples(loss, activation, theta, columns, first, tiles);
    };
    thread::scope(|scope| {
        let mut shares = tiles.chunks_mut(share).enumerate();
        let own = shares.next();
        for (i, tiles) in shares {
            let run = &run;
            scope.spawn(move || run(i * share, tiles));
        }
        if let Some((_, tiles)) = own {
            run(0, tiles);
        }
    });

    let mut matrix = vec![0.0; n * n];
    for ((row, column), tile) in positions(0).zip(&tiles) {
        for (j, values) in (TILE * row..n).zip(tile) {
            for (k, &value) in (TILE * column..n).zip(values) {
                if j <= k {
                    matrix[j * n + k] = value;
                    matrix[k * n + j] = value;
                }
            }
        }
    }
    matrix
}

/// `(row, column)` of the tiles on and above the diagonal, column after column, from tile number `first` on.
fn positions(first: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..)
        .flat_map(|column| (0..=column).map(move |row| (row, column)))
        .skip(first)
}

/// Adds all samples to the tiles from number `first` on.
#[multiversion(targets("x86_64+avx+avx2+avx512f+avx512dq+avx512vl", "x86_64+avx+avx2"))]
fn add_samples<A, L: Curvature<A>>(
    loss: &L,
    activation: &A,
    theta: &[f64],
    columns: Columns<'_>,
    first: usize,
    tiles: &mut [Tile],
) {
    let n = theta.len();
    let mut panels = vec![[0.0; TILE]; n.div_ceil(TILE) * BLOCK];
    let mut curvatures = [0.0; BLOCK];
    for start in (0..columns.n_samples()).step_by(BLOCK) {
        let end = columns.n_samples().min(start + BLOCK);
        let (samples, curvatures) = (columns.rows(start..end), &mut curvatures[..end - start]);
        write_curvatures(loss, activation, theta, samples, curvatures);
        pack(samples, &mut panels);
        for ((row, column_panel), tile) in positions(first).zip(&mut *tiles) {
            let rows = &panels[row * BLOCK..][..curvatures.len()];
            let columns = &panels[column_panel * BLOCK..][..curvatures.len()];
            let (upper, lower) = tile.split_at_mut(HALF);
            let diagonal = row == column_panel;
            // What lies below the diagonal or beyond the last column is left out, by halves.
            if n - TILE * column_panel <= HALF {
                add_products::<0, 0, HALF>(upper, rows, columns, curvatures);
                if !diagonal {
                    add_products::<HALF, 0, HALF>(lower, rows, columns, curvatures);
                }
            } else {
                add_products::<0, 0, TILE>(upper, rows, columns, curvatures);
                if diagonal {
                    add_products::<HALF, HALF, HALF>(lower, rows, columns, curvatures);
                } else {
                    add_products::<HALF, 0, TILE>(lower, rows, columns, curvatures);
                }
            }
        }
    }
}

/// `κᵢ` of every sample of a block.
#[inline(always)]
fn write_curvatures<A, L: Curvature<A>>(
    loss: &L,
    activation: &A,
    theta: &[f64],
    samples: Columns<'_>,
    curvatures: &mut [f64],
) {
    let (bias, weights) = theta.split_last().expect("a neuron has a bias");
    // z in the place of κ, as the neuron computes it: from left to right.
    curvatures.fill(0.0);
    for (j, w) in weights.iter().enumerate() {
        for (z, x) in curvatures.iter_mut().zip(samples.column(j)) {
            *z += w * x;
        }
    }
    for (value, &y) in curvatures.iter_mut().zip(samples.targets()) {
        *value = loss.curvature(activation, *value + bias, y);
    }
}

/// Panel p holds the inputs 8p to 8p + 7 of each sample side by side; after the last input comes the 1 of the bias, and
/// then zeros.
#[inline(always)]
fn pack(samples: Columns<'_>, panels: &mut [[f64; TILE]]) {
    for j in 0..=samples.n_inputs() {
        let panel = &mut panels[j / TILE * BLOCK..][..samples.n_samples()];
        let k = j % TILE;
        if j < samples.n_inputs() {
            for (eight, &x) in panel.iter_mut().zip(samples.column(j)) {
                eight[k] = x;
            }
        } else {
            for eight in panel {
                eight[k] = 1.0;
            }
        }
    }
}

/// `half[r][c] += κᵢ · (xᵢ,ᵣ · xᵢ,c)` for every sample of a block, for four rows of a tile from `ROW` on, and `WIDTH` columns
/// from `COLUMN` on.
#[inline(always)]
fn add_products<const ROW: usize, const COLUMN: usize, const WIDTH: usize>(
    half: &mut [[f64; TILE]],
    rows: &[[f64; TILE]],
    columns: &[[f64; TILE]],
    curvatures: &[f64],
) {
    let mut sums = [[0.0; WIDTH]; HALF];
    for (sums, half) in sums.iter_mut().zip(&*half) {
        sums.copy_from_slice(&half[COLUMN..COLUMN + WIDTH]);
    }
    for ((row, column), curvature) in rows.iter().zip(columns).zip(curvatures) {
        for r in 0..HALF {
            for c in 0..WIDTH {
                sums[r][c] += curvature * (row[ROW + r] * column[COLUMN + c]);
            }
        }
    }
    for (sums, half) in sums.iter().zip(half) {
        half[COLUMN..COLUMN + WIDTH].copy_from_slice(sums);
    }
}
