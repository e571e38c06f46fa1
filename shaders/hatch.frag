#version 330 core
// Oblique lines in one or two colours, fixed to a point of the ground.

uniform vec3 firstPlace;  // unit vector across the lines of the first colour; how far they are moved along it
uniform vec3 secondPlace; // likewise of the second
uniform float spacingPx, halfWidthPx;
uniform vec4 firstColour, secondColour;

out vec4 colour;

float lineCover(vec3 linePlace) {
    float place = (dot(gl_FragCoord.xy, linePlace.xy) - linePlace.z) / spacingPx + 0.5;
    float distancePx = abs(place - floor(place) - 0.5) * spacingPx;
    return clamp(halfWidthPx + 0.5 - distancePx, 0.0, 1.0);
}

void main() {
    float first = firstColour.a * lineCover(firstPlace);
    float second = secondColour.a * lineCover(secondPlace);
    float alpha = second + first * (1.0 - second);
    vec3 mixed = (secondColour.rgb * second + firstColour.rgb * first * (1.0 - second)) / max(alpha, 1e-4);
    colour = vec4(mixed, alpha);
}
