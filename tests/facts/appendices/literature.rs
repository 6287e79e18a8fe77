//! Sources and literature.

use manuscript::facts::{Facts, Told};
use worked_examples::sigmoid_neuron_learning::kept_back::table;

use crate::facts::front::sources;

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    p.says("The five sources", |[five]| five == sources(book).len());

    // This page is what others are compared with. Behind it are the works themselves.
    p.told(r#"<span lang="zh">深度学习的数学-神经单元、激活函数、Sigmoid</span>, a blog post of 23 February 2020: *the **Digest***."#, Told::Story);
    p.told(
        r#"<span lang="zh">深度学习数学基础:神经元构造</span>, an article by **Pack**, 5 March 2020."#,
        Told::Story,
    );
    p.told(r#"<span lang="zh">深度学习笔记：02详解神经网络中的神经元和激活函数</span>, a blog post: *the **Notebook***."#, Told::Story);
    p.told("Niranjan **Kumar**, *Sigmoid Neuron Learning Algorithm Explained With Math*, 2019, in a Chinese machine translation.", Told::Story);
    p.told(r#"Yoshiyuki **Wakui** (<span lang="zh">涌井良幸</span>) and Sadami **Wakui** (<span lang="zh">涌井贞美</span>), <span lang="zh">《深度学习的数学》</span>, translated from the Japanese by Yang Ruilong (<span lang="zh">杨瑞龙</span>), Posts & Telecom Press (<span lang="zh">人民邮电出版社</span>), 2019, ISBN 978-7-115-50934-5."#, Told::Story);
    p.told(r#"W. S. **McCulloch** and W. **Pitts**, "A logical calculus of the ideas immanent in nervous activity", *Bulletin of Mathematical Biophysics* 5 (1943), 115–133."#, Told::Story);
    p.told(
        "[doi:10.1007/BF02478259](https://doi.org/10.1007/BF02478259)",
        Told::Story,
    );
    p.told(r#"F. **Rosenblatt**, "The perceptron: a probabilistic model for information storage and organization in the brain", *Psychological Review* 65 (1958), 386–408."#, Told::Story);
    p.told(
        "[doi:10.1037/h0042519](https://doi.org/10.1037/h0042519)",
        Told::Story,
    );
    p.told(r#"A. B. J. **Novikoff**, "On convergence proofs on perceptrons", *Proceedings of the Symposium on the Mathematical Theory of Automata* 12 (1962), 615–622."#, Told::Story);
    p.told(r#"B. T. **Polyak**, "Some methods of speeding up the convergence of iteration methods", *USSR Computational Mathematics and Mathematical Physics* 4(5) (1964), 1–17."#, Told::Story);
    p.told(r#"Y. **Nesterov**, "A method for solving the convex programming problem with convergence rate O(1/k²)", *Doklady Akademii Nauk SSSR* 269 (1983), 543–547."#, Told::Story);
    p.told(r#"D. E. **Rumelhart**, G. E. Hinton and R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536."#, Told::Story);
    p.told(
        "[doi:10.1038/323533a0](https://doi.org/10.1038/323533a0)",
        Told::Story,
    );
    p.told(r#"X. **Glorot** and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", *Proceedings of the 13th International Conference on Artificial Intelligence and Statistics*, PMLR 9 (2010), 249–256."#, Told::Story);
    p.told(r#"K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification", *IEEE International Conference on Computer Vision* (2015), 1026–1034."#, Told::Story);
    p.told(
        "[doi:10.1109/ICCV.2015.123](https://doi.org/10.1109/ICCV.2015.123)",
        Told::Story,
    );
    p.told(r#"M. **Leshno**, V. Y. Lin, A. Pinkus and S. Schocken, "Multilayer feedforward networks with a nonpolynomial activation function can approximate any function", *Neural Networks* 6 (1993), 861–867."#, Told::Story);
    p.told(
        "[doi:10.1016/S0893-6080(05)80131-5](https://doi.org/10.1016/S0893-6080(05)80131-5)",
        Told::Story,
    );
    p.told(r#"P. **Auer**, M. Herbster and M. K. Warmuth, "Exponentially many local minima for single neurons", *Advances in Neural Information Processing Systems* 8 (1995), 316–322."#, Told::Story);
    p.told(r#"A. **Krizhevsky**, I. Sutskever and G. E. Hinton, "ImageNet classification with deep convolutional neural networks", *Advances in Neural Information Processing Systems* 25 (2012)."#, Told::Story);
    p.told("Lecture 3 of **CS6910**, *Fundamentals of Deep Learning*, Indian Institute of Technology Madras, with the two points and the table of guesses.", Told::Story);
    p.told("W. **Wolberg**, O. Mangasarian, N. Street and W. Street, *Breast Cancer Wisconsin (Diagnostic)*, UCI Machine Learning Repository, 1995.", Told::Story);
    p.says(
        "The table of 569 rows, under CC BY 4.0.",
        |[rows, license]| {
            let readme = crate::pages::root().join("crates/descend/tests/tables/README.md");
            let readme = std::fs::read_to_string(readme).unwrap_or_default();
            rows == table(true).data.n_samples()
                && readme.contains(&format!("under CC BY {:?}.", license.value))
        },
    );
    p.told(
        "[doi:10.24432/C5DW2B](https://doi.org/10.24432/C5DW2B)",
        Told::Story,
    );
    p.told(
        "M. **Nielsen**, *Neural Networks and Deep Learning*, Determination Press, 2015.",
        Told::Story,
    );
    p.told(r#"***CS231n**: Convolutional Neural Networks for Visual Recognition*, course notes, Stanford University, the part "Neural Networks 1"."#, Told::Story);
}
