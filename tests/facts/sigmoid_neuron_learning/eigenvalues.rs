//! In which direction does the loss bend most?

use learning::{Dataset, SquaredError};
use learning::{eigenvalues_2x2, hessian};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::taylor::{FROM, taylor};
use worked_examples::sigmoid_neuron_learning::two_points::{
    POINTS, dataset, loss, minimum, neuron, two_points,
};

use super::{POSITIONS, close, second_derivatives, slopes};

/// The unit in which the numbers at (0, 0) are whole.
const PART: f64 = 1.0 / 32.0;

/// The two directions of their own there.
const OWN: [[f64; 2]; 2] = [[2.0, 1.0], [1.0, -2.0]];

/// The table of the exercise: p, m and q.
const TABLE: [f64; 3] = [2.0, 1.0, 2.0];

/// The larger and the smaller eigenvalue, by the crate.
fn eigenvalues([p, m, q]: [f64; 3]) -> [f64; 2] {
    let [smaller, larger] = eigenvalues_2x2(&array![[p, m], [m, q]]);
    [larger, smaller]
}

/// What a table makes of a direction.
fn turned([p, m, q]: [f64; 3], [u_w, u_b]: [f64; 2]) -> [f64; 2] {
    [p * u_w + m * u_b, m * u_w + q * u_b]
}

/// The curvature along a direction, per square of its length.
fn curvature(table: [f64; 3], u: [f64; 2]) -> f64 {
    let grown = turned(table, u);
    (u[0] * grown[0] + u[1] * grown[1]) / (u[0] * u[0] + u[1] * u[1])
}

/// The unit vector that a table does not turn, with this eigenvalue.
fn own([p, m, _]: [f64; 3], lambda: f64) -> [f64; 2] {
    let long = m.hypot(lambda - p);
    [m / long, (lambda - p) / long]
}

fn is_along(one: [f64; 2], other: [f64; 2]) -> bool {
    close(one[0] * other[1], one[1] * other[0])
}

fn table_of(data: &Dataset, at: (f64, f64)) -> [f64; 3] {
    let h = hessian(&SquaredError, &neuron(at), data);
    [h[[0, 0]], h[[0, 1]], h[[1, 1]]]
}

pub(crate) fn facts(p: &mut Facts) {
    let here = second_derivatives(FROM);
    let [larger, smaller] = eigenvalues(here);
    let tables = || {
        let of_the_loss = POSITIONS
            .into_iter()
            .chain([minimum()])
            .map(second_derivatives);
        of_the_loss.chain([TABLE, [1.0, -2.0, 0.5], [-3.0, 0.7, -1.0]])
    };
    let around = || (0..24).map(|part| f64::from(part) * std::f64::consts::TAU / 24.0 + 0.1);
    let unit = |angle: f64| [angle.cos(), angle.sin()];

    p.says(
        "At (0, 0) they are in the directions (2, 1) and (1, −2).",
        |[w, b, a, c, d, e]| {
            let directions = [[a.value, c.value], [d.value, e.value]];
            (w.value, b.value) == FROM
                && directions == OWN
                && close(curvature(here, directions[0]), larger)
                && close(curvature(here, directions[1]), smaller)
        },
    );
    let in_parts_of = |numbers: [f64; 3]| numbers.map(|number| number / PART);
    let in_parts = |numbers: [f64; 2]| numbers.map(|number| number / PART);
    p.says(
        "Go along (2, 1) and see how the gradient changes.",
        |[w, b]| [w.value, b.value] == OWN[0],
    );
    p.says(
        r"With the 13, 6 and 4 of the last page, in 32nds, $g_w$ grows by $13 \cdot 2 + 6 \cdot 1 = 32$ and $g_b$ by $6 \cdot 2 + 4 \cdot 1 = 16$.",
        |[one, other, last, part, p, u_w, m, u_b, by_w, again, w, q, b, by_b]| {
            let change = in_parts(turned(here, OWN[0]));
            [one.value, other.value, last.value] == in_parts_of(here)
                && 1.0 / part.value == PART
                && [p.value * PART, m.value * PART, q.value * PART] == here
                && again == m.value
                && [u_w.value, u_b.value] == OWN[0]
                && [w.value, b.value] == OWN[0]
                && [by_w.value, by_b.value] == change
        },
    );
    p.formula(r"13 \cdot 2 + 6 \cdot 1 = 32", &[Point::new()]);
    p.formula(r"6 \cdot 2 + 4 \cdot 1 = 16", &[Point::new()]);
    p.says(
        "That is (32, 16), sixteen times (2, 1): the gradient changes along the move itself, and not to the side.",
        |[by_w, by_b, times, u_w, u_b]| {
            [by_w.value, by_b.value] == in_parts(turned(here, OWN[0]))
                && [times.value * u_w.value, times.value * u_b.value] == [by_w.value, by_b.value]
                && [u_w.value, u_b.value] == OWN[0]
        },
    );
    p.says(
        "For (1, −2) it is (13 − 12, 6 − 8), which is (1, −2) once more.",
        |[u_w, u_b, a, b, c, d, by_w, by_b]| {
            let change = in_parts(turned(here, OWN[1]));
            [u_w.value, u_b.value] == OWN[1]
                && [a.value - b.value, c.value - d.value] == change
                && [a.value, c.value] == [here[0] / PART, here[1] / PART]
                && [by_w.value, by_b.value] == change
        },
    );
    p.says(
        "A direction that the table does not turn is called an **eigenvector**, and the factor, here 16/32 and 1/32, its **eigenvalue**.",
        |[first, second]| first == larger && second == smaller,
    );
    let of_their_own: Vec<Point> = tables()
        .flat_map(|table| {
            eigenvalues(table).map(|lambda| {
                let [u_w, u_b] = own(table, lambda);
                let [p, m, q] = table;
                Point::new().numbers([
                    ("p", p),
                    ("m", m),
                    ("q", q),
                    ("u_w", u_w),
                    ("u_b", u_b),
                    (r"\lambda", lambda),
                ])
            })
        })
        .collect();
    p.formula(
        r"p\,u_w + m\,u_b = \lambda u_w, \qquad m\,u_w + q\,u_b = \lambda u_b",
        &of_their_own,
    );
    p.formula(r"m\,u_b = (\lambda - p)\,u_w", &of_their_own);
    p.formula(r"m\,u_w = (\lambda - q)\,u_b", &of_their_own);
    p.formula(r"(\lambda - p)(\lambda - q) = m^2.", &of_their_own);
    p.says(
        "(If $m$ is 0, the two directions are those of $w$ and of $b$, and the equation says so as well.)",
        |[none, two]| {
            let table = [3.0, none.value, 0.5];
            two == OWN.len()
                && eigenvalues(table) == [table[0], table[2]]
                && turned(table, [1.0, 0.0]) == [table[0], 0.0]
                && turned(table, [0.0, 1.0]) == [0.0, table[2]]
        },
    );
    let both: Vec<Point> = tables()
        .map(|table| {
            let ([p, m, q], [first, second]) = (table, eigenvalues(table));
            Point::new().numbers([
                ("p", p),
                ("m", m),
                ("q", q),
                (r"\lambda_1", first),
                (r"\lambda_2", second),
            ])
        })
        .collect();
    p.formula(
        r"\lambda_1 = \frac{p + q}{2} + \sqrt{\Bigl(\frac{p - q}{2}\Bigr)^2 + m^2}, \qquad \lambda_2 = \frac{p + q}{2} - \sqrt{\Bigl(\frac{p - q}{2}\Bigr)^2 + m^2}.",
        &both,
    );
    let whole = here.map(|number| number / PART);
    p.says(
        r"In 32nds: half of 13 + 4 is 8½, and the root of $(4\tfrac12)^2 + 6^2$ is 7½.",
        |[part, half, p, q, eight, a, four, b, square, six, seven, c]| {
            let mean = eight.value + a.value;
            let difference = four.value + b.value;
            1.0 / part.value == PART
                && half == 0.5
                && [p.value, q.value] == [whole[0], whole[2]]
                && mean == half.value * (p.value + q.value)
                && difference == half.value * (p.value - q.value)
                && six.value == whole[1] * whole[1]
                && (seven.value + c.value).powf(2.0)
                    == difference * difference + whole[1] * whole[1]
                && square == 2
        },
    );
    p.says(
        "So the eigenvalues are 16 and 1 of them, ½ and 1/32.",
        |[many, few, first, second]| {
            [many.value * PART, few.value * PART] == [larger, smaller]
                && first == larger
                && second == smaller
        },
    );
    let turns: Vec<Point> = tables()
        .zip([0.3, 1.1, 2.0, 0.7, 1.9, 2.6, 0.2, 1.4, 2.9, 0.5])
        .map(|(table, phi)| {
            let [first, second] = eigenvalues(table);
            let (e, c, s) = (own(table, first), f64::cos(phi), f64::sin(phi));
            let u = [c * e[0] - s * e[1], c * e[1] + s * e[0]];
            // The left side is one number, read as a product; and cos² stands before φ as a factor would.
            Point::new()
                .numbers([
                    ("u", 1.5),
                    ("T", 2.0),
                    ("H", curvature(table, u) / 1.5_f64.powi(3)),
                ])
                .numbers([
                    (r"\lambda_1", first),
                    (r"\lambda_2", second),
                    (r"\varphi", phi),
                ])
                .numbers([
                    (r"\cos", (c * c / phi).sqrt()),
                    (r"\sin", (s * s / phi).sqrt()),
                ])
        })
        .collect();
    p.says(
        r"Multiplied out it is $\lambda^2 - (p + q)\,\lambda + pq - m^2 = 0$, a quadratic equation as at school, and its two answers are",
        |[square, of_m, none, two]| {
            tables().all(|[p, m, q]| {
                let answers = eigenvalues([p, m, q]);
                two == answers.len()
                    && answers.into_iter().all(|lambda| {
                        let left = lambda.abs().powf(square.value) - (p + q) * lambda + p * q - m.abs().powf(of_m.value);
                        close(left, none.value)
                    })
            })
        },
    );
    let own_equations: Vec<Point> = tables()
        .flat_map(|[p, m, q]| {
            eigenvalues([p, m, q]).map(|lambda| {
                Point::new().numbers([("p", p), ("m", m), ("q", q), (r"\lambda", lambda)])
            })
        })
        .collect();
    p.formula(
        r"\lambda^2 - (p + q)\,\lambda + pq - m^2 = 0",
        &own_equations,
    );
    let right_angle = p.read(|page| {
        let exercises = page.text().split("**Exercises.**").nth(1).unwrap_or("");
        let is_it = |line: &&str| line.contains("are at a right angle");
        exercises
            .lines()
            .find(is_it)
            .and_then(|line| line.split('.').next()?.parse::<usize>().ok())
    });
    p.says(
        "The two parts are at a right angle (exercise 5), so the products of one with the other vanish, and what is left is",
        |[two, exercise]| {
            Some(exercise.n()) == right_angle && two == OWN.len()
                && tables().all(|table| {
                    let [first, second] = eigenvalues(table);
                    let (e, f) = (own(table, first), own(table, second));
                    close(e[0] * f[0] + e[1] * f[1], 0.0)
                })
        },
    );
    p.says(
        r#"Take a move of length 1 that makes the angle φ ("phi") with the first direction, and split it in two: $\cos \varphi$ along the first, $\sin \varphi$ along the second."#,
        |[length, two]| {
            two == OWN.len()
                && tables().all(|table| {
                    let [e, f] = eigenvalues(table).map(|lambda| own(table, lambda));
                    around().all(|angle| {
                        let [c, s] = unit(angle);
                        close((c * e[0] + s * f[0]).hypot(c * e[1] + s * f[1]), length.value)
                    })
                })
        },
    );
    p.formula(
        r"u^T H u = \lambda_1 \cos^2 \varphi + \lambda_2 \sin^2 \varphi,",
        &turns,
    );
    p.says(
        "an average of the two with weights that add up to 1.",
        |[two, sum]| {
            two == OWN.len()
                && around().all(|angle| close(angle.cos().powi(2) + angle.sin().powi(2), sum.value))
        },
    );
    p.says(
        r"So $\lambda_1$ is the largest curvature of all, $\lambda_2$ the smallest, and the figure is this formula.",
        |[]| {
            tables().all(|table| {
                let [first, second] = eigenvalues(table);
                let all = || around().map(|angle| curvature(table, unit(angle)));
                all().all(|along| second - 1e-12 <= along && along <= first + 1e-12)
                    && close(curvature(table, own(table, first)), first)
                    && close(curvature(table, own(table, second)), second)
            })
        },
    );
    p.says(
        "If both are positive, the loss bends like a bowl; if both are negative, like a dome; with one of each, like a saddle.",
        |[]| {
            let ways = |table| {
                let up = around().filter(|angle| curvature(table, unit(*angle)) > 0.0).count();
                (up == 24, up == 0)
            };
            ways(here) == (true, false)
                && ways([-3.0, 0.7, -1.0]) == (false, true)
                && ways([1.0, -2.0, 0.5]) == (false, false)
                && tables().all(|table| {
                    let [first, second] = eigenvalues(table);
                    ways(table).1 == (first < 0.0) && (second < 0.0 || ways(table).0)
                })
        },
    );

    // The bound.
    let g = slopes(FROM);
    let length = g[0].hypot(g[1]);
    let after = |eta: f64| loss((FROM.0 - eta * g[0], FROM.1 - eta * g[1]));
    p.says(
        r"If $G$ is its length, the slope alone promises that the loss falls by $\eta G^2$.",
        |[power]| {
            let row = &taylor(&[0.01]).rows[0];
            close(
                loss(FROM) - row.first_order,
                row.eta * length.powf(power.value),
            )
        },
    );
    p.says(
        r"The curvature takes back half of $\eta^2$ times the curvature along the gradient.",
        |[half, power]| {
            let row = &taylor(&[0.5]).rows[0];
            let along = curvature(here, g) * length * length;
            let takes = row.second_order - row.first_order;
            close(takes, half.value * row.eta.powf(power.value) * along)
        },
    );
    p.says(
        r"For a move of length 1 that is at most $\lambda_1$, so for one of length $G$ it is at most $\lambda_1 G^2$.",
        |[one, square]| {
            let along = curvature(here, g) * length * length;
            one == 1
                && curvature(here, g) <= larger
                && along <= larger * length.powf(square.value)
                && along > 0.5 * larger * length.powf(square.value)
                && square == 2
        },
    );
    p.says(
        "So with slope and curvature the loss falls by at least",
        |[]| {
            [0.1, 1.0, 3.9].into_iter().all(|eta| {
                let fall = loss(FROM) - taylor(&[eta]).rows[0].second_order;
                fall >= eta * length * length * (1.0 - 0.5 * eta * larger)
            })
        },
    );
    let falls: Vec<Point> = [0.5, 2.0]
        .map(|eta| {
            let fall = eta * length * length - 0.5 * eta * eta * larger * length * length;
            Point::new().numbers([
                (r"\eta", eta),
                ("G", length),
                (r"\lambda_1", larger),
                ("S", fall),
            ])
        })
        .to_vec();
    p.expression("S", r"\eta\,G^2\,(1 - \tfrac12 \eta \lambda_1),", &falls);
    p.says(
        r"and this is positive as long as η is less than $2/\lambda_1$.",
        |[border]| {
            let fall = |eta: f64| eta * (1.0 - 0.5 * eta * larger);
            (1..16)
                .map(|part| f64::from(part) / 2.0 + 0.1)
                .all(|eta| (fall(eta) > 0.0) == border.holds(eta * larger))
        },
    );
    p.says(
        "At (0, 0) that is 4, whichever way the gradient points.",
        |[w, b, border]| (w.value, b.value) == FROM && border == 2.0 / larger,
    );
    p.says(
        "(The loss itself still falls there with rates up to [a little above 6](taylor.md#may-one-leave-out-the-rest), because along the gradient it bends less than that, and farther on less still.)",
        |[border]| {
            let bends = |eta: f64| after(eta + 0.01) - 2.0 * after(eta) + after(eta - 0.01);
            [6.0, 6.25].into_iter().all(|eta| after(eta) < loss(FROM))
                && border.holds(6.3)
                && after(6.3) > loss(FROM)
                && border.value + 0.5 > 6.3
                && curvature(here, g) < larger
                && bends(border.value) < 0.1 * bends(0.02)
        },
    );
    p.says(
        "A rate below two divided by the largest curvature does not raise the loss, as far as slope and curvature can tell.",
        |[two]| taylor(&[0.999 * two.value / larger]).rows[0].second_order < loss(FROM),
    );

    // The exercises.
    p.says("A table has $p = 2$, $q = 2$ and $m = 1$.", |[p, q, m]| {
        [p.value, m.value, q.value] == TABLE
    });
    for (name, value) in ["p", "m", "q"].into_iter().zip(TABLE) {
        p.formula(
            &format!("{name} = {value}"),
            &[Point::new().number(name, value)],
        );
    }
    let [three, one] = eigenvalues(TABLE);
    p.says(
        "Here $p - q$ is 0, so the root is $m$: the eigenvalues are 2 + 1 and 2 − 1, that is 3 and 1.",
        |[difference, p, m, q, n, first, second]| {
            difference == TABLE[0] - TABLE[2]
                && [p.value, m.value, q.value] == TABLE
                && n == m.value
                && first == three
                && second == one
                && first.value == p.value + m.value
        },
    );
    let equal = [Point::new().numbers([("u_w", 0.5), ("u_b", 0.5)])];
    p.says(
        "To find a direction, put its λ into the first equation: $2u_w + u_b = 3u_w$ says $u_b = u_w$, so (1, 1).",
        |[p, lambda, u_w, u_b]| {
            p == TABLE[0]
                && lambda == three
                && turned(TABLE, [u_w.value, u_b.value]) == [three * u_w.value, three * u_b.value]
                && u_w == 1.0
        },
    );
    p.formula("2u_w + u_b = 3u_w", &equal);
    p.formula("u_b = u_w", &equal);
    p.says(
        "With λ = 1 it is $u_b = -u_w$, so (1, −1).",
        |[lambda, u_w, u_b]| {
            lambda == one
                && turned(TABLE, [u_w.value, u_b.value]) == [one * u_w.value, one * u_b.value]
                && u_w == 1.0
        },
    );
    p.formula(
        "u_b = -u_w",
        &[Point::new().numbers([("u_w", 0.5), ("u_b", -0.5)])],
    );
    p.says(
        "Show that the product of the two eigenvalues is $pq - m^2$.",
        |[two, power]| {
            two == 2
                && tables().all(|table| {
                    let ([p, m, q], [first, second]) = (table, eigenvalues(table));
                    close(first * second, p * q - m.abs().powf(power.value))
                })
        },
    );
    p.says(
        r"The product of a sum and a difference is a difference of squares: $\bigl(\tfrac{p + q}{2}\bigr)^2 - \bigl(\tfrac{p - q}{2}\bigr)^2 - m^2$.",
        |[half, square, part, of, last]| {
            tables().all(|table| {
                let ([p, m, q], [first, second]) = (table, eigenvalues(table));
                let sum = ((p + q) / half.value).abs().powf(square.value);
                let difference = ((p - q) / part.value).abs().powf(of.value);
                close(first * second, sum - difference - m.abs().powf(last.value))
            })
        },
    );
    p.says("The first two squares differ by $pq$.", |[two]| {
        two == 2
            && tables()
                .all(|[p, _, q]| close(((p + q) / 2.0).powi(2) - ((p - q) / 2.0).powi(2), p * q))
    });
    p.says(
        "If it is negative the eigenvalues have different signs, and the loss bends like a saddle.",
        |[]| {
            tables().all(|table| {
                let ([p, m, q], [first, second]) = (table, eigenvalues(table));
                (p * q - m * m < 0.0) == (first > 0.0 && second < 0.0)
            })
        },
    );
    p.says(
        "If it is positive, it bends like a bowl or a dome, and the sign of $p$ says which.",
        |[]| {
            tables().all(|table| {
                let ([p, m, q], [first, second]) = (table, eigenvalues(table));
                p * q - m * m < 0.0 || (p > 0.0) == (first > 0.0 && second > 0.0)
            })
        },
    );
    p.says(
        "Compute the largest curvature at the minimum of the two points.",
        |[two]| two == POINTS.len(),
    );
    let lowest = eigenvalues(second_derivatives(minimum()))[0];
    p.says(
        "It is about a sixth of the largest at (0, 0), and two divided by it is nearly 25.",
        |[sixth, w, b, two, bound]| {
            sixth.holds(lowest / larger)
                && (w.value, b.value) == FROM
                && two == 2
                && bound.holds(2.0 / lowest)
        },
    );
    let alike = dataset(&[(1.5, 0.2), (1.5, 0.9)]);
    p.says("Show that one eigenvalue is 0.", |[none]| {
        let found = POSITIONS
            .into_iter()
            .map(|at| eigenvalues(table_of(&alike, at)));
        found
            .into_iter()
            .all(|both| both.iter().any(|lambda| close(*lambda, none.value)))
            && eigenvalues(table_of(&two_points(), FROM))[1] > 0.01
    });
    let same: Vec<Point> = POSITIONS
        .into_iter()
        .zip([1.5, -0.5, 2.5, 0.75].into_iter().cycle())
        .map(|(at, x)| {
            let [one, other] = [0.2, 0.9].map(|y| table_of(&dataset(&[(x, y)]), at)[2]);
            let [p, m, q] = table_of(&dataset(&[(x, 0.2), (x, 0.9)]), at);
            Point::new()
                .numbers([(r"\kappa_1", one), (r"\kappa_2", other), ("x", x)])
                .numbers([("p", p), ("m", m), ("q", q)])
        })
        .collect();
    p.says(
        r"With one $x$ for both, $p = (\kappa_1 + \kappa_2)\,x^2$ and $m = (\kappa_1 + \kappa_2)\,x$, so $pq - m^2 = 0$, and with the product one of the eigenvalues is 0.",
        |[power, square, none, zero]| {
            power == 2 && square == 2 && none.value == 0.0 && {
                let [p, m, q] = table_of(&alike, (1.5, -2.0));
                close(p * q - m * m, none.value) && close(zero.value, 0.0)
            }
        },
    );
    p.formula(r"p = (\kappa_1 + \kappa_2)\,x^2", &same);
    p.formula(r"m = (\kappa_1 + \kappa_2)\,x", &same);
    p.formula("pq - m^2 = 0", &same);
    p.says(
        "Its direction is (1, −x): raise $w$ by 1, lower $b$ by $x$, and $wx + b$ stays what it was.",
        |[part, by]| {
            let (x, (w, b)) = (1.5, (0.3, -0.7));
            let level = turned(table_of(&alike, (w, b)), [part.value, -x]);
            close(level[0], 0.0)
                && close(level[1], 0.0)
                && close((w + by.value) * x + (b - x), w * x + b)
        },
    );
    assert!(
        is_along(OWN[0], own(here, larger)),
        "the first direction is its own"
    );

    // Every table whose m is not 0 has two directions of its own, at a right angle.
    let leaning = || tables().filter(|[_, m, _]| m.abs() > 1e-6);
    let crossing: Vec<Point> = leaning()
        .map(|table| {
            let [p, m, q] = table;
            let [larger, smaller] = eigenvalues(table);
            // The second direction of the pair, by turning the first.
            let [u_w, u_b] = [m, larger - p];
            Point::new()
                .numbers([("p", p), ("m", m), ("q", q), (r"\lambda", larger)])
                .numbers([(r"\lambda_1", larger), (r"\lambda_2", smaller)])
                .numbers([("u_w", u_w), ("u_b", u_b)])
        })
        .collect();
    p.says(
        "Show that those of every table are, if $m$ is not 0.",
        |[none]| {
            let right = |table: [f64; 3]| {
                let [one, other] = eigenvalues(table).map(|lambda| own(table, lambda));
                close(one[0] * other[0] + one[1] * other[1], 0.0)
            };
            leaning().all(right) && leaning().all(|[_, m, _]| m != none.value) && none.value == 0.0
        },
    );
    p.formula(r"m\,u_b = (\lambda - p)\,u_w", &crossing);
    p.formula("u_w = m", &crossing);
    p.formula(r"u_b = \lambda - p", &crossing);
    p.says(
        "Two arrows are at a right angle when their inner product is 0.",
        |[two, product]| {
            [[1.0, 2.0], [-0.5, 3.0]]
                .into_iter()
                .all(|[a, b]: [f64; 2]| {
                    let turned = [-b, a];
                    a * turned[0] + b * turned[1] == product.value
                })
                && two == 2
        },
    );
    p.says(
        r"Here it is $m^2 + (\lambda_1 - p)(\lambda_2 - p)$.",
        |[power]| {
            leaning().all(|table| {
                let [p, m, _] = table;
                let [larger, smaller] = eigenvalues(table);
                close(
                    m.abs().powf(power.value) + (larger - p) * (smaller - p),
                    0.0,
                )
            })
        },
    );
    p.formula(r"\lambda_2 - p = q - \lambda_1", &crossing);
    p.says(
        "The eigenvalues add up to $p + q$, since the roots cancel, so $\\lambda_2 - p = q - \\lambda_1$.",
        |[]| tables().all(|table| close(eigenvalues(table).iter().sum(), table[0] + table[2])),
    );
    p.formula(r"(\lambda_1 - p)(q - \lambda_1) = -m^2", &crossing);
    p.says(
        r"And $(\lambda_1 - p)(q - \lambda_1) = -m^2$ by the equation for λ, so the two terms cancel.",
        |[power, two]| {
            two == 2
                && leaning().all(|table| {
                    let [p, m, q] = table;
                    let larger = eigenvalues(table)[0];
                    close((larger - p) * (q - larger), -m.abs().powf(power.value))
                })
        },
    );
}
