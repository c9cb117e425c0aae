# Databricks notebook source
print("demand features")
