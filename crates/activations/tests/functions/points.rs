//! Where the sweeps look.

use crate::list::FUNCTIONS;

/// A small generator whose sequence is fixed forever (xorshift64, Marsaglia 2003), so that a failure can be found
/// again.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Uniform in [0, 1).
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number of one of four kinds in turn: any pattern of bits (infinities, NaN and subnormal numbers among them),
    /// any magnitude between 2⁻⁶⁰ and 2¹², the stretch where the functions bend, and their tails.
    pub(crate) fn anywhere(&mut self, turn: usize) -> f64 {
        let sign = if self.bits() >> 63 == 0 { 1.0 } else { -1.0 };
        match turn % 4 {
            0 => f64::from_bits(self.bits()),
            1 => sign * (1.0 + self.unit()) * 2.0_f64.powi((self.bits() >> 32) as i32 % 72 - 60),
            2 => sign * 40.0 * self.unit(),
            _ => sign * 810.0 * self.unit(),
        }
    }
}

/// Every point with a name: zeros, infinities, NaNs, the ends of the subnormal and of the normal numbers, both sides
/// of every branch in the sources, the arguments around which something saturates, and every break.
pub(crate) fn edges() -> Vec<f64> {
    let smallest = f64::from_bits(1);
    let mut points = vec![
        0.0,
        smallest,
        f64::MIN_POSITIVE.next_down(),
        f64::MIN_POSITIVE,
        f64::EPSILON,
        1.0,
        f64::MAX,
        f64::INFINITY,
        f64::NAN,
        f64::from_bits(0x7ff0_0000_0000_0001), // a signaling NaN
    ];
    let branches = [
        0.7,                // tanh: with or without reduction
        1.1,                // ELU: the same
        22.0,               // tanh: nothing left to 1
        44.0,               // ELU: nothing left to −1
        400.0,              // tanh′: the bound
        800.0,              // the bound of the exponential
        0.25,               // GELU′: one half and a small part, or not
        0.8125,             // GELU: the same
        40.0,               // GELU: the bound
        1.5,                // hard sigmoid: z + 3 or z
        0.7784645427610737, // SiLU′: near its root or not
        1.2784645427610737, // the root
        1.7784645427610737,
        0.7517915246935645,  // GELU′: its root
        0.41421356237309503, // arctan: the three directions
        2.414213562373095,
        1_073_741_824.0,   // arctan′: far out
        1e154,             // 1/z² becomes subnormal, z² overflows
        37.42994775023704, // σ rounds to 1: 54 ln 2
        19.06154747,       // tanh rounds to 1: ½ · 55 ln 2
        708.3964185322641, // σ becomes subnormal
        709.782712893384,  // eᶻ overflows
        745.1332191019411, // σ rounds to 0
    ];
    let breaks = FUNCTIONS
        .iter()
        .flat_map(|function| function.breaks)
        .copied();
    for x in branches.into_iter().chain(breaks) {
        points.extend([
            x.next_down().next_down(),
            x.next_down(),
            x,
            x.next_up(),
            x.next_up().next_up(),
        ]);
    }
    // Where n, the power of two in the exponential, changes.
    for n in 0..1160 {
        let x = (f64::from(n) + 0.5) * std::f64::consts::LN_2;
        points.extend([x.next_down(), x, x.next_up()]);
    }
    let mirrored: Vec<f64> = points.iter().map(|x| -x).collect();
    points.extend(mirrored);
    points
}
