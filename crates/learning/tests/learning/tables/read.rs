//! Tables that are read, in every dress.

use super::*;

#[test]
fn the_same_two_points_in_every_dress() {
    for text in [
        "x,y\n0.5,0.2\n2.5,0.9\n",
        "x,y\n0.5,0.2\n2.5,0.9",
        // Line ends, and a byte order mark.
        "x,y\r\n0.5,0.2\r\n2.5,0.9\r\n",
        "x,y\r0.5,0.2\r2.5,0.9\r",
        "x,y\r0.5,0.2\r2.5,0.9",
        "\u{feff}x,y\r\n0.5,0.2\n2.5,0.9\r",
        "\u{feff}\"x\",\"y\"\n0.5,0.2\n2.5,0.9\n",
        // Quotation marks, and blanks before and behind them.
        "\"x\",\"y\"\n\"0.5\",\"0.2\"\n\"2.5\",\"0.9\"\n",
        "\"x\", \"y\"\n0.5, 0.2\n2.5, 0.9\n",
        " \"x\" ,\t\"y\" \n \"0.5\" , \" 0.2 \"\n\"2.5\" ,\"0.9\"\n",
        // Blanks, and what cannot be seen.
        "  x , y\t\n 0.5,\u{a0}0.2\u{202f}\n2.5 ,\u{200b}0.9\u{feff}\n",
        // Lines without anything.
        "\n \nx,y\n\n0.5,0.2\n\t\n2.5,0.9\n  \n",
        "x,y\n0.5,0.2\n2.5,0.9\n\u{1a}",
        "x,y\r\n0.5,0.2\r\n2.5,0.9\u{1a}",
        "x,y\n0.5,0.2\n2.5,0.9\n\u{a0}\n\n\r\n\r\n",
        "x,y\n0.5,0.2\n,\n2.5,0.9\n , \n,,,\n",
        "x,y\n0.5,0.2\n2.5,0.9\n\"\",\"\"\n",
        // Commas at the ends of lines.
        "x,y,\n0.5,0.2,\n2.5,0.9,\n",
        "x,y,,,\n0.5,0.2,,,\n2.5,0.9,,,\n",
        "x,y\n0.5,0.2,\n2.5,0.9,,\n",
        "x,y,\n0.5,0.2\n2.5,0.9\n",
        ",,\nx,y,\n0.5,0.2,\n2.5,0.9\n",
        // A column between that has neither name nor values.
        "x,,y\n0.5,,0.2\n2.5, ,0.9\n",
        // Comments.
        "# two points\nx,y\n0.5,0.2\n# in between\n2.5,0.9\n  # the end",
        "# made by hand, 2024\n#\nx,y\n0.5,0.2\n2.5,0.9\n",
        "# x,y\n0.5,0.2\n2.5,0.9\n",
        "#!\nx,y\n##########\n0.5,0.2\n#todo!, later\n2.5,0.9\n#\n",
        "# DIV/0!, or so\nx,y\n0.5,0.2\n2.5,0.9\n",
        "#x,y\n0.5,0.2\n2.5,0.9\n",
        "# two points\n## x, \"y\"\n\n0.5,0.2\n2.5,0.9\n",
        // Excel's first line.
        "sep=,\nx,y\n0.5,0.2\n2.5,0.9\n",
        "\u{feff}\"SEP=,\"\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n",
        // Other ways to write the numbers.
        "x,y\n+.5,2e-1\n25E-1,00.90\n",
        "x,y\n5e−1,+0.2\n2.5,9E−1\n",
    ] {
        holds_two_points(&default(), text);
    }
    holds_two_points(&by(';'), "x;y\n0.5;0.2\n2.5;0.9\n");
    holds_two_points(&by(';'), "sep=;\nx;y;\n0.5;0.2;\n2.5;0.9;\n");
    holds_two_points(&by('\t'), "x\ty\n0.5\t0.2\n2.5\t0.9\t\n\t\n");
    holds_two_points(&by('\t'), "sep=\t\nx\t \"y\"\n0.5\t0.2\n 2.5\t0.9\n");
    holds_two_points(&by('|'), "x|y\n0.5|0.2\n2.5|0.9\n");
    holds_two_points(&by(' '), "x y\n0.5 0.2\n2.5 0.9\n");
    holds_two_points(
        &by(' '),
        "  x    y  \n  0.5  0.2\r\n\r\n 2.5  \"0.9\" \n   \n",
    );
    let above = CsvReader {
        skip_lines: 2,
        ..default()
    };
    holds_two_points(
        &above,
        "Measured by hand\n\"on, a day\nx,y\n0.5,0.2\n2.5,0.9\n",
    );
    holds_two_points(&above, "a\r\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n");
    holds_two_points(&above, "a\r\nb\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n");
    let semicolons = CsvReader {
        comment: Some(';'),
        ..default()
    };
    holds_two_points(&semicolons, "; two points\nx,y\n0.5,0.2\n2.5,0.9\n");
}

#[test]
fn a_minus_sign_is_a_minus_sign() {
    let table = table(&default(), "x,y\n−0.5,−1e−2\n-2.5,-0\n");
    assert_eq!(table.data.inputs(), array![[-0.5], [-2.5]]);
    assert_eq!(table.data.targets(), array![-0.01, 0.0]);
}
