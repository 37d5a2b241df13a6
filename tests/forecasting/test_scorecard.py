import numpy as np

from foedus.forecasting.scorecard import find_edges, learn_points


def test_points_prefer_the_measure_that_tells_right_from_wrong() -> None:
    draw = np.random.default_rng(0)
    right = np.zeros(4000, np.uint8)
    right[::10] = 1
    measures = draw.normal(size=(4000, 2)).astype(np.float32)
    measures[:, 0] += 2 * right
    groups = np.array([[i, i + 1, i * 10, i * 10 + 10] for i in range(400)])
    edges = find_edges(measures, right)
    empty = learn_points(edges, np.zeros((1, 2), np.uint8), right[:1], groups[:0], rates=(0.1,))
    classes = empty.classes_of(measures)
    card = learn_points(edges, classes, right, groups, rates=(0.1, 0.05))
    assert np.ptp(card.points[0]) > 3 * np.ptp(card.points[1])
    score = card.score(classes).reshape(400, 10)
    assert (score.argmax(axis=1) == 0).mean() > 0.6


def test_score_is_the_sum_of_points_of_the_classes() -> None:
    edges = np.full((2, 31), np.inf, np.float32)
    edges[:, 0] = 1.0
    card = learn_points(
        edges, np.zeros((1, 2), np.uint8), np.zeros(1, np.uint8), np.zeros((0, 4), int), rates=()
    )
    card.points[:, 0], card.points[:, 1] = (1.0, 10.0), (2.0, 20.0)
    classes = card.classes_of(np.array([[1.0, 5.0], [1.5, 0.0]], np.float32))
    assert classes.tolist() == [[0, 1], [1, 0]]
    assert card.score(classes).tolist() == [21.0, 12.0]
