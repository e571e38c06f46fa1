#version 330 core
// Oblique lines in one or two colours, fixed to a point of the ground.

uniform vec2 anchorPx;        // from the lower left corner
uniform vec2 firstNormal;     // across the lines of the first colour, unit length
uniform vec2 secondNormal;
uniform float spacingPx, halfWidthPx;
uniform vec4 firstColour, secondColour;

out vec4 colour;

float lineCover(vec2 normal, float shift) {
    float place = dot(gl_FragCoord.xy - anchorPx, normal) / spacingPx + shift;
    float distancePx = abs(place - floor(place) - 0.5) * spacingPx;
    return clamp(halfWidthPx + 0.5 - distancePx, 0.0, 1.0);
}

void main() {
    float first = firstColour.a * lineCover(firstNormal, 0.5);
    float second = secondColour.a * lineCover(secondNormal, 0.5);
    float alpha = second + first * (1.0 - second);
    vec3 mixed = (secondColour.rgb * second + firstColour.rgb * first * (1.0 - second)) / max(alpha, 1e-4);
    colour = vec4(mixed, alpha);
}
