//! Collections of numbers, nested or not, that are compared number by number.

/// A value that is made of numbers, in an order.
pub trait Numbers {
    /// Its numbers.
    fn numbers(&self) -> Vec<f64>;

    /// How it is written in a message.
    fn shown(&self) -> String;
}

impl Numbers for f64 {
    fn numbers(&self) -> Vec<f64> {
        vec![*self]
    }

    fn shown(&self) -> String {
        match self.abs() {
            0.0 | 1e-5..1e15 => self.to_string(),
            _ => format!("{self:e}"),
        }
    }
}

impl<T: Numbers> Numbers for [T] {
    fn numbers(&self) -> Vec<f64> {
        self.iter().flat_map(T::numbers).collect()
    }

    fn shown(&self) -> String {
        let shown: Vec<String> = self.iter().map(T::shown).collect();
        format!("[{}]", shown.join(", "))
    }
}

impl<T: Numbers> Numbers for Vec<T> {
    fn numbers(&self) -> Vec<f64> {
        self.as_slice().numbers()
    }

    fn shown(&self) -> String {
        self.as_slice().shown()
    }
}

impl<T: Numbers, const N: usize> Numbers for [T; N] {
    fn numbers(&self) -> Vec<f64> {
        self.as_slice().numbers()
    }

    fn shown(&self) -> String {
        self.as_slice().shown()
    }
}

impl<T: Numbers> Numbers for Option<T> {
    fn numbers(&self) -> Vec<f64> {
        self.iter().flat_map(T::numbers).collect()
    }

    fn shown(&self) -> String {
        match self {
            Some(value) => format!("Some({})", value.shown()),
            None => "None".to_owned(),
        }
    }
}

impl<A: Numbers, B: Numbers> Numbers for (A, B) {
    fn numbers(&self) -> Vec<f64> {
        [self.0.numbers(), self.1.numbers()].concat()
    }

    fn shown(&self) -> String {
        format!("({}, {})", self.0.shown(), self.1.shown())
    }
}
