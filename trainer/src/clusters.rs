//! Clusters of vectors: k-means, the same in every run.

use crate::random::Random;

/// Centers, and for each vector the number of its center.
pub(crate) struct Clusters {
    pub(crate) centers: Vec<Vec<f32>>,
    pub(crate) members: Vec<usize>,
}

/// Cuts vectors into `count` clusters of near ones, in `rounds` rounds.
pub(crate) fn clusters(vectors: &[Vec<f32>], count: usize, rounds: usize) -> Clusters {
    let mut random = Random::new(count as u64);
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut order);
    let mut centers: Vec<Vec<f32>> = order.iter().cycle().take(count).map(|&at| vectors[at].clone()).collect();
    let mut members = vec![0; vectors.len()];
    for _ in 0..rounds {
        members = vectors.iter().map(|vector| nearest(vector, &centers)).collect();
        move_centers(vectors, &members, &mut centers);
    }
    members = vectors.iter().map(|vector| nearest(vector, &centers)).collect();
    Clusters { centers, members }
}

/// The number of the center nearest to a vector; of equally near ones the first.
pub(crate) fn nearest(vector: &[f32], centers: &[Vec<f32>]) -> usize {
    let mut best = (f32::INFINITY, 0);
    for (number, center) in centers.iter().enumerate() {
        let distance = distance(vector, center);
        if distance < best.0 {
            best = (distance, number);
        }
    }
    best.1
}

/// The squared distance, summed in eight lanes, which the processor adds at once.
fn distance(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let add = |lanes: &mut [f32; 8], a: &[f32], b: &[f32]| {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += (a - b) * (a - b);
        }
    };
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    a.iter().zip(b).for_each(|(a, b)| add(&mut lanes, a, b));
    add(&mut lanes, a_rest, b_rest);
    lanes.iter().sum()
}

fn move_centers(vectors: &[Vec<f32>], members: &[usize], centers: &mut [Vec<f32>]) {
    let mut sums = vec![(0.0_f32, vec![0.0_f32; vectors[0].len()]); centers.len()];
    for (vector, member) in vectors.iter().zip(members) {
        sums[*member].0 += 1.0;
        for (sum, value) in sums[*member].1.iter_mut().zip(vector) {
            *sum += value;
        }
    }
    for (center, (count, sum)) in centers.iter_mut().zip(sums).filter(|(_, (count, _))| 0.0 < *count) {
        *center = sum.into_iter().map(|value| value / count).collect();
    }
}

/// The directions in which vectors differ most, most first (Jacobi's method on their covariance).
pub(crate) fn principal_axes(vectors: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let size = vectors[0].len();
    let mut matrix = covariance(vectors);
    let mut axes: Vec<Vec<f64>> =
        (0..size).map(|row| (0..size).map(|at| f64::from(u8::from(row == at))).collect()).collect();
    for _ in 0..12 {
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut matrix, &mut axes, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|a, b| matrix[*b][*b].total_cmp(&matrix[*a][*a]));
    order.into_iter().map(|axis| (0..size).map(|row| axes[row][axis] as f32).collect()).collect()
}

fn covariance(vectors: &[Vec<f32>]) -> Vec<Vec<f64>> {
    let size = vectors[0].len();
    let mut matrix = vec![vec![0.0; size]; size];
    for vector in vectors {
        for (row, a) in matrix.iter_mut().zip(vector) {
            for (cell, b) in row.iter_mut().zip(vector) {
                *cell += f64::from(a * b);
            }
        }
    }
    matrix
}

/// Turns the axes p and q so that they no longer vary together.
fn rotate(matrix: &mut [Vec<f64>], axes: &mut [Vec<f64>], p: usize, q: usize) {
    let angle = 0.5 * (2.0 * matrix[p][q]).atan2(matrix[q][q] - matrix[p][p]);
    let (sin, cos) = angle.sin_cos();
    for row in matrix.iter_mut().chain(axes.iter_mut()) {
        (row[p], row[q]) = (cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]);
    }
    let (above, below) = matrix.split_at_mut(q);
    for (a, b) in above[p].iter_mut().zip(&mut below[0]) {
        (*a, *b) = (cos * *a - sin * *b, sin * *a + cos * *b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_heaps_are_two_clusters() {
        let vectors: Vec<Vec<f32>> =
            (0..20).map(|n| vec![if n % 2 == 0 { 0.0 } else { 9.0 }, n as f32 * 0.01]).collect();
        let found = clusters(&vectors, 2, 5);
        assert!((2..20).all(|n| found.members[n] == found.members[n % 2]));
        assert_ne!(found.members[0], found.members[1]);
    }

    #[test]
    fn the_first_axis_is_the_longest() {
        let vectors: Vec<Vec<f32>> = (-10..=10).map(|n| vec![n as f32, 2.0 * n as f32, 0.1 * (n % 2) as f32]).collect();
        let axis = &principal_axes(&vectors)[0];
        assert!((axis[1] / axis[0] - 2.0).abs() < 1e-3, "{axis:?}");
    }
}
